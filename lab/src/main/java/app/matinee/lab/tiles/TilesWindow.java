package app.matinee.lab.tiles;

import app.matinee.client.ui.common.Look;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Theme;
import app.matinee.client.ui.faces.FacesLayer;
import app.matinee.client.ui.faces.FacesViewModel;
import java.lang.management.ManagementFactory;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The program's own tiles in a window of their own: first for a while to warm up, then standing
/// still, then moving. FX thread.
public final class TilesWindow extends Application {
    /// The compilers have done their work by then.
    private static final double WARM_S = 10;

    private static volatile @Nullable Spent spent;

    private final PulseCount count = new PulseCount();

    /// Processor time of this process, in cores.
    ///
    /// @param pulsesPerS how often the window was drawn anew while the tiles moved
    record Spent(double still, double moving, double pulsesPerS) {}

    static Spent spent() {
        Spent result = spent;
        if (result == null) {
            throw new IllegalStateException("the window was closed before its end");
        }
        return result;
    }

    @Override
    public void start(Stage stage) {
        List<String> words = getParameters().getUnnamed();
        int people = Integer.parseInt(words.get(0));
        PaintedFaces faces =
                new PaintedFaces(320, 180, Integer.parseInt(words.get(1)), System::nanoTime);
        double seconds = Double.parseDouble(words.get(2));
        Look.load(Theme.DARK);
        StillParty party = StillParty.of(people);
        FacesViewModel model = new FacesViewModel(party, new PartyFeed(party, Platform::runLater));
        StackPane room = new StackPane(new FacesLayer(model, faces));
        room.getStyleClass().addAll("stage", "cinema");
        Scene scene = new Scene(room, 1280, 720);
        Look.dress(scene, Theme.DARK);
        stage.setScene(scene);
        stage.show();
        count.start();
        faces.move(true);
        after(
                WARM_S,
                () -> {
                    faces.move(false);
                    Reading still = read();
                    after(
                            seconds,
                            () -> {
                                double stillCores = read().coresSince(still);
                                faces.move(true);
                                Reading moving = read();
                                after(
                                        seconds,
                                        () -> {
                                            Reading end = read();
                                            spent =
                                                    new Spent(
                                                            stillCores,
                                                            end.coresSince(moving),
                                                            end.pulsesSince(moving));
                                            Platform.exit();
                                        });
                            });
                });
    }

    private static void after(double seconds, Runnable then) {
        PauseTransition pause = new PauseTransition(Duration.seconds(seconds));
        pause.setOnFinished(end -> then.run());
        pause.play();
    }

    private Reading read() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return new Reading(System.nanoTime(), system.getProcessCpuTime(), count.pulses);
    }

    private record Reading(long atNanos, long cpuNanos, long pulses) {
        double coresSince(Reading before) {
            return (double) (cpuNanos - before.cpuNanos) / (atNanos - before.atNanos);
        }

        double pulsesSince(Reading before) {
            return (pulses - before.pulses) * 1e9 / (atNanos - before.atNanos);
        }
    }

    /// Counts pulses.
    private static final class PulseCount extends AnimationTimer {
        private long pulses;

        @Override
        public void handle(long now) {
            pulses++;
        }
    }
}
