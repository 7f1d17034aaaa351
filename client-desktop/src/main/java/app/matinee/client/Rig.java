package app.matinee.client;

import app.matinee.client.player.Player;
import app.matinee.client.session.Party;
import javafx.scene.Node;

/// What a measuring program puts around this one, found by `ServiceLoader`. The product brings
/// none: only who starts it with more on its class path gets one, as the laboratory does.
public interface Rig {
    /// The player the session is to have. FX thread, once, before the session exists.
    ///
    /// @param real the film's own
    /// @param surface where its picture is drawn
    Player around(Player real, Node surface);

    /// The session is there. FX thread, once.
    void watches(Party party);
}
