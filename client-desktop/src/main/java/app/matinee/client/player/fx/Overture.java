package app.matinee.client.player.fx;

import java.net.URL;
import java.util.concurrent.Executor;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A black and silent film, opened before the first real one and never shown.
final class Overture {
    private static final Logger LOG = LoggerFactory.getLogger(Overture.class);

    private Overture() {}

    /// On the film thread. Ends by itself: as soon as the film is open, or cannot be.
    ///
    /// @param fxThread ends the engine
    static void play(Executor fxThread) {
        URL film = Overture.class.getResource("overture.mp4");
        if (film == null) {
            throw new IllegalStateException("the overture was not packed");
        }
        try {
            MediaPlayer engine = new MediaPlayer(new Media(film.toExternalForm()));
            engine.setMute(true);
            Runnable end = () -> fxThread.execute(engine::dispose);
            engine.setOnReady(end);
            // What is missing here is told when a real film needs it.
            engine.setOnError(end);
        } catch (MediaException | LinkageError cannot) {
            LOG.info("No film can be opened here: {}", cannot.toString());
        }
    }
}
