package app.matinee.client.player.fx;

import java.net.URL;
import java.util.concurrent.Executor;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A black and silent film of a third of a second, played once before the first real one and never
/// shown, so that the first start of a film is not the first of the process: who came into a
/// playing room started 22 to 25 ms late, and those who had started once before did not.
final class Overture {
    private static final Logger LOG = LoggerFactory.getLogger(Overture.class);

    private Overture() {}

    /// On the film thread. Returns at once; ends by itself: when the film is over, or cannot be
    /// opened.
    ///
    /// @param filmThread starts the engine, which may take as long as opening the sound device
    /// @param fxThread ends the engine
    static void play(Executor filmThread, Executor fxThread) {
        URL film = Overture.class.getResource("overture.mp4");
        if (film == null) {
            throw new IllegalStateException("the overture was not packed");
        }
        try {
            MediaPlayer engine = new MediaPlayer(new Media(film.toExternalForm()));
            engine.setMute(true);
            Runnable end = () -> fxThread.execute(engine::dispose);
            engine.setOnReady(() -> filmThread.execute(engine::play));
            engine.setOnEndOfMedia(end);
            // What is missing here is told when a real film needs it.
            engine.setOnError(end);
        } catch (MediaException | LinkageError cannot) {
            LOG.info("No film can be opened here: {}", cannot.toString());
        }
    }
}
