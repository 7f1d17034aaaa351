package app.matinee.lab.rig;

import app.matinee.client.Rig;
import app.matinee.client.player.Player;
import app.matinee.client.session.Party;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.media.MediaView;
import org.jspecify.annotations.Nullable;

/// Told by system properties: [#FRAMES], [#TRACE] and [#ALGORITHM]. Made by `ServiceLoader`; FX
/// thread.
public final class LabRig implements Rig {
    /// A file for the frames' arrivals; absent for none.
    public static final String FRAMES = "matinee.lab.frames";

    /// A file for what the player is told and says, see [PlayerLog]; absent for none.
    public static final String TRACE = "matinee.lab.trace";

    /// A name of [Baseline]; absent for the product's own way.
    public static final String ALGORITHM = "matinee.lab.algorithm";

    /// The sample film's own size. Scaling it to the window in software took half of what a client
    /// spends, and four clients on two cores then drew up to half a second late, which no screen of
    /// one client does.
    private static final double FILM_WIDTH = 640;

    private static final double FILM_HEIGHT = 360;

    private @Nullable BaselineClient baseline;
    private @Nullable PlayerLog trace;

    @Override
    public Player around(Player real, Node surface) {
        Optional.ofNullable(System.getProperty(FRAMES))
                .map(Path::of)
                .ifPresent(file -> watchFrames(surface, new FrameLog(file)));
        ((Region) surface).setMaxSize(FILM_WIDTH, FILM_HEIGHT);
        Player traced = traced(real);
        String algorithm = System.getProperty(ALGORITHM);
        if (algorithm == null) {
            return traced;
        }
        BaselineClient made = new BaselineClient(Baseline.named(algorithm), traced);
        baseline = made;
        return made.deafPlayer();
    }

    private Player traced(Player real) {
        String file = System.getProperty(TRACE);
        if (file == null) {
            return real;
        }
        PlayerLog made = new PlayerLog(real, Path.of(file));
        trace = made;
        return made;
    }

    @Override
    public void watches(Party party) {
        PlayerLog log = trace;
        if (log != null) {
            party.watch(log);
        }
        BaselineClient made = baseline;
        if (made != null) {
            made.follow(party);
        }
    }

    private static void watchFrames(Node surface, FrameLog log) {
        MediaView view =
                (MediaView)
                        ((Parent) surface)
                                .getChildrenUnmodifiable().stream()
                                        .filter(MediaView.class::isInstance)
                                        .findFirst()
                                        .orElseThrow();
        view.mediaPlayerProperty()
                .addListener((_, _, engine) -> {
                    if (engine != null) {
                        log.follow(engine);
                    }
                });
    }
}
