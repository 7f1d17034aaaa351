package app.matinee.client;

import app.matinee.client.platform.Folders;
import java.io.IOException;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The application as JavaFX wants it: made by the toolkit, told when to start and when to stop.
public final class MatineeApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(MatineeApp.class);

    /// The toolkit makes the application by itself and hands it words only; this is how it gets the
    /// rest. Set once, before the toolkit starts.
    private static volatile @Nullable Start handedOver;

    private static volatile boolean started;

    private @Nullable Wiring wiring;

    /// What a start needs.
    record Start(Options options, Folders folders, InviteInbox invites) {}

    /// Shows the window and returns when it is closed.
    ///
    /// @return whether it was shown
    /// @throws UnsupportedOperationException when there is no screen
    static boolean run(Start start) {
        handedOver = start;
        try {
            launch(MatineeApp.class);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof UnsupportedOperationException noScreen) {
                throw noScreen;
            }
            throw e;
        }
        return started;
    }

    @Override
    public void start(Stage stage) {
        Start with = Objects.requireNonNull(handedOver);
        try {
            Wiring made = Wiring.of(with, stage);
            wiring = made;
            made.show();
            started = true;
        } catch (IOException | IllegalStateException e) {
            LOG.error("The window cannot be made", e);
            System.err.println("matinee: Matinee could not start: " + e.getMessage());
            Platform.exit();
        }
    }

    @Override
    public void stop() {
        Wiring made = wiring;
        if (made != null) {
            made.close();
        }
    }
}
