package app.matinee.client.ui.room;

import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.Invites;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.UiSettings;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.RoomId;
import java.net.URI;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The room's own affairs: its name, its invite, who is alone. FX thread.
public final class RoomViewModel {
    private final Party party;
    private final Invites invites;
    private final UiSettings settings;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper roomId = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper inviteLink = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper alone = new ReadOnlyBooleanWrapper();
    private final BooleanProperty fullScreen = new SimpleBooleanProperty();
    private @Nullable URI server;
    private final BooleanProperty figuresShown = new SimpleBooleanProperty();

    public RoomViewModel(Party party, PartyFeed feed, Invites invites, UiSettings settings) {
        this.party = party;
        this.invites = invites;
        this.settings = settings;
        feed.follow(this::show);
    }

    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty roomId() {
        return roomId.getReadOnlyProperty();
    }

    /// The link others open; empty in the lobby.
    ReadOnlyStringProperty inviteLink() {
        return inviteLink.getReadOnlyProperty();
    }

    /// What *Copy invite* copies: words for a person, the link, and the id for typing.
    String inviteText() {
        return Words.of("invite.text", title.get(), inviteLink.get(), roomId.get());
    }

    /// The same with a link that lets people in.
    ///
    /// @param token the invite's secret
    String inviteText(String token) {
        return Words.of("invite.text", title.get(), inviteLink(token), roomId.get());
    }

    private String inviteLink(String token) {
        return server == null ? "" : invites.linkTo(server, new RoomId(roomId.get()), token);
    }

    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /// Whether nobody else is here.
    ReadOnlyBooleanProperty alone() {
        return alone.getReadOnlyProperty();
    }

    public BooleanProperty fullScreen() {
        return fullScreen;
    }

    BooleanProperty figuresShown() {
        return figuresShown;
    }

    void leave() {
        fullScreen.set(false);
        party.post(new UserAction.Leave());
    }

    private void show(PartyState state) {
        PartyState.Room room = state.room();
        if (room == null) {
            title.set("");
            inviteLink.set("");
            fullScreen.set(false);
            return;
        }
        title.set(room.title());
        roomId.set(room.roomId().value());
        URI now = serverOf(state);
        server = now;
        inviteLink.set(invites.linkTo(now, room.roomId(), null));
        count.set(room.members().size());
        alone.set(room.members().size() <= 1);
    }

    private URI serverOf(PartyState state) {
        return switch (state.link()) {
            case Link.Up up -> up.server();
            case Link.Connecting connecting -> connecting.server();
            case Link.AtDoor door -> door.server();
            case Link.Mending mending -> mending.server();
            case Link.Away away -> settings.current().server();
        };
    }
}
