package app.matinee.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void whatIsCountedIsInThePageUnderItsName() {
        metrics.refused("forbidden");
        metrics.refused("forbidden");
        metrics.limited("chat");
        metrics.eventIn("pause");
        metrics.eventOut("playback", 7);
        metrics.roundTrip(12);
        metrics.skew(-18);
        metrics.committed(300_000);
        metrics.loopLag(1_000_000);
        metrics.watch(() -> 2, () -> 5, () -> 6);

        assertThat(metrics.prometheus())
                .contains(
                        "matinee_refusals_total{reason=\"forbidden\"} 2.0",
                        "matinee_limits_hit_total{limit=\"chat\"} 1.0",
                        "matinee_events_in_total{event=\"pause\"} 1.0",
                        "matinee_events_out_total{event=\"playback\"} 7.0",
                        "matinee_round_trip_seconds_bucket{le=\"0.01\"} 0",
                        "matinee_round_trip_seconds_bucket{le=\"0.015\"} 1",
                        "matinee_skew_seconds_bucket{le=\"0.02\"} 1",
                        "matinee_store_commit_seconds_count 1",
                        "matinee_loop_lag_seconds_count 1",
                        "matinee_rooms 2.0",
                        "matinee_members 5.0",
                        "matinee_sockets 6.0",
                        "jvm_memory_used_bytes");
        assertThat(metrics.refusals()).isEqualTo(Map.of("forbidden", 2L));
    }

    @Test
    void namesWithoutEndBecomeOne() {
        for (int i = 0; i < 10_000; i++) {
            metrics.refused("made_up_" + i);
        }
        assertThat(metrics.refusals())
                .hasSize(Names.KEPT + 1)
                .containsEntry(Names.OTHER, 10_000L - Names.KEPT);
    }

    @Test
    void aStepOfTheHistoryHoldsWhatCameSinceTheLast() {
        History history = new History(metrics, () -> 1, () -> 2, () -> 3, 1_000);
        metrics.eventIn("pause");
        metrics.roundTrip(800);
        history.step(6_000);
        for (int i = 0; i < 100; i++) {
            metrics.eventIn("play");
            metrics.roundTrip(i < 90 ? 12 : 40);
            metrics.skew(4);
        }
        metrics.eventOut("playback", 50);
        history.step(11_000);
        history.step(16_000);

        assertThat(history.moments()).hasSize(3);
        Moment busy = history.moments().get(1);
        assertThat(busy.atServerMs()).isEqualTo(11_000);
        assertThat(busy.eventsInPerSecond()).isEqualTo(20);
        assertThat(busy.eventsOutPerSecond()).isEqualTo(10);
        assertThat(busy.roundTripP50Ms()).isCloseTo(12.8, within(0.1));
        assertThat(busy.roundTripP95Ms()).isCloseTo(40, within(1.0));
        assertThat(busy.skewP50Ms()).isBetween(2.0, 5.0);
        Moment quiet = history.moments().getLast();
        assertThat(quiet.eventsInPerSecond()).isZero();
        assertThat(quiet.roundTripP50Ms()).isNull();
    }

    @Test
    void theHistoryIsHalfAnHourLong() {
        History history = new History(metrics, () -> 1, () -> 2, () -> 3, 0);
        for (int i = 1; i <= 2 * History.KEPT; i++) {
            history.step(i * History.STEP_MS);
        }
        assertThat(history.moments()).hasSize(History.KEPT);
        assertThat(history.moments().getFirst().atServerMs())
                .isEqualTo((History.KEPT + 1) * History.STEP_MS);
    }
}
