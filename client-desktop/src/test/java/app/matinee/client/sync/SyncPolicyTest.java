package app.matinee.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.player.PlayerReading.Status;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The server's clock and the local one are the same here: 1 ms is 1,000,000 ns.
class SyncPolicyTest {
    private static final MediaId FILM = new MediaId("film");
    private static final Player.Capabilities CAN = new Player.Capabilities(20, 40, false);
    private static final long STARTED_MS = 10_000;

    /// Plays since [#STARTED_MS], from the film's beginning.
    private static final Timeline PLAYING = new Timeline(FILM, 0, STARTED_MS, 1, true);

    private static final Timeline RESTING = new Timeline(FILM, 5_000, STARTED_MS, 1, false);

    /// No seek before the start.
    private static final double LONG_AGO_MS = 60_000;

    /// A start that was to be with [#PLAYING].
    private static Lesson lesson(double leadMs) {
        return new Lesson(leadMs, 10_300, 20_300_000_000L);
    }

    private static SyncMemory fresh() {
        return SyncMemory.fresh(Engine.typically(20, 40), 0);
    }

    private static Scene scene(Timeline timeline, double nowMs, Status status, double positionMs) {
        return scene(timeline, nowMs, 0, status, positionMs);
    }

    /// @param slewingMs by how much the clock as it reads is ahead of what is believed
    private static Scene scene(
            Timeline timeline, double nowMs, double slewingMs, Status status, double positionMs) {
        long nanos = (long) (nowMs * 1e6);
        return new Scene(
                timeline,
                nanos,
                nowMs,
                nowMs - slewingMs,
                new PlayerReading(status, positionMs, nanos, 600_000, 0),
                CAN);
    }

    private static SyncMemory settled(Timeline timeline) {
        return fresh().following(timeline).moving(0, null, Cause.DRIFT, 19_900_000_000L);
    }

    /// Looks every 120 ms at a player that is always off by `skewMs`.
    private static SyncPolicy.Verdict watch(SyncMemory memory, double fromMs, double skewMs) {
        SyncPolicy.Verdict verdict = new SyncPolicy.Verdict(new Decision.Hold(), memory);
        for (int i = 0; i < 8; i++) {
            double now = fromMs + i * 120;
            double position = now - STARTED_MS + skewMs;
            verdict =
                    SyncPolicy.decide(
                            scene(PLAYING, now, Status.PLAYING, position), verdict.memory());
            if (!(verdict.decision() instanceof Decision.Hold)) {
                return verdict;
            }
        }
        return verdict;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10, -16, 18, -18, 29, -29})
    void nothingIsDoneWithinTheDeadBand(double skewMs) {
        assertThat(watch(settled(PLAYING), 20_000, skewMs).decision())
                .isInstanceOf(Decision.Hold.class);
    }

    @ParameterizedTest
    @CsvSource({"-32", "-200", "-5000", "32", "200", "2500", "60000"})
    void strayedPlayerIsPutWhereTheRoomWillBe(double skewMs) {
        SyncPolicy.Verdict verdict = watch(settled(PLAYING), 20_000, skewMs);

        assertThat(verdict.decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> {
                            assertThat(start.stopFirst()).isTrue();
                            assertThat(start.seek()).isTrue();
                            assertThat(start.positionMs())
                                    .isCloseTo(start.atServerMs() - STARTED_MS, within(0.01));
                            assertThat(start.callAtServerMs())
                                    .isCloseTo(start.atServerMs() - 20, within(0.01));
                            assertThat(start.errorMs()).isCloseTo(skewMs, within(0.01));
                        });
    }

    @Test
    void playerAheadWaitsForTheRoomInsteadOfGoingBack() {
        SyncPolicy.Verdict verdict = watch(settled(PLAYING), 20_000, 2_000);
        double decidedAt = verdict.memory().preparedNanos() / 1e6;

        assertThat(((Decision.ScheduledStart) verdict.decision()).atServerMs())
                .isCloseTo(decidedAt + 2_000, within(1.0));
    }

    @Test
    void startWhileTheClockSlewsIsPlannedByWhatIsBelieved() {
        SyncPolicy.Verdict verdict =
                SyncPolicy.decide(
                        scene(PLAYING, 20_000, 80, Status.PAUSED, 9_000), fresh().opened(9_000, 0));

        assertThat(verdict.decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> {
                            double inMs = start.atNanos() / 1e6 - 20_000;
                            assertThat(start.positionMs())
                                    .isCloseTo(20_000 - 80 - STARTED_MS + inMs, within(0.01));
                            assertThat(start.callNanos()).isEqualTo(start.atNanos() - 20_000_000);
                        });
    }

    @ParameterizedTest
    @CsvSource({"40, 0, true", "40, 20, true", "40, -40, false", "20, 60, false"})
    void filmIsCorrectedOnlyWhenItIsOffByTheClockAsItReadsAndAsItIsBelieved(
            double skewMs, double slewingMs, boolean corrected) {
        SyncMemory memory = settled(PLAYING);
        Decision last = new Decision.Hold();
        for (double now = 20_000; now < 21_000 && last instanceof Decision.Hold; now += 120) {
            double position = now - STARTED_MS + skewMs;
            SyncPolicy.Verdict verdict =
                    SyncPolicy.decide(
                            scene(PLAYING, now, slewingMs, Status.PLAYING, position), memory);
            memory = verdict.memory();
            last = verdict.decision();
        }
        assertThat(last instanceof Decision.ScheduledStart).isEqualTo(corrected);
        if (last instanceof Decision.ScheduledStart start) {
            assertThat(start.errorMs()).isCloseTo(skewMs + slewingMs, within(0.01));
        }
    }

    @Test
    void oneOddReadingMovesNobody() {
        SyncMemory memory = settled(PLAYING);
        for (int i = 0; i < 20; i++) {
            double now = 20_000 + i * 120;
            double skew = i % 4 == 0 ? 300 : 3;
            SyncPolicy.Verdict verdict =
                    SyncPolicy.decide(
                            scene(PLAYING, now, Status.PLAYING, now - STARTED_MS + skew), memory);
            assertThat(verdict.decision()).isInstanceOf(Decision.Hold.class);
            memory = verdict.memory();
        }
    }

    @Test
    void correctionsThatDoNotHelpGrowRare() {
        SyncMemory memory = settled(PLAYING);
        int corrections = 0;
        for (double now = 20_000; now < 80_000; now += 120) {
            SyncPolicy.Verdict verdict =
                    SyncPolicy.decide(
                            scene(PLAYING, now, Status.PLAYING, now - STARTED_MS - 300), memory);
            memory = verdict.memory();
            corrections += verdict.decision() instanceof Decision.ScheduledStart ? 1 : 0;
        }
        assertThat(corrections).isBetween(3, 6);
    }

    @Test
    void restingPlayerIsPutInPlaceOnce() {
        SyncPolicy.Verdict first =
                SyncPolicy.decide(scene(RESTING, 20_000, Status.PAUSED, 4_000), fresh());
        assertThat(first.decision()).isEqualTo(new Decision.Seek(5_000));

        SyncPolicy.Verdict second =
                SyncPolicy.decide(scene(RESTING, 20_010, Status.PAUSED, 4_000), first.memory());
        assertThat(second.decision()).isInstanceOf(Decision.Hold.class);
    }

    @Test
    void playerThatNeverArrivesIsNotSoughtForEver() {
        SyncMemory memory = fresh();
        int seeks = 0;
        for (double now = 20_000; now < 60_000; now += 500) {
            SyncPolicy.Verdict verdict =
                    SyncPolicy.decide(scene(RESTING, now, Status.PAUSED, 1_000), memory);
            memory = verdict.memory();
            seeks += verdict.decision() instanceof Decision.Seek ? 1 : 0;
        }
        assertThat(seeks).isBetween(2, 4);
    }

    @Test
    void movingPlayerIsStoppedWhereTheRoomRests() {
        assertThat(
                        SyncPolicy.decide(
                                        scene(RESTING, 20_000, Status.PLAYING, 5_200),
                                        settled(PLAYING))
                                .decision())
                .isEqualTo(new Decision.Pause(5_000));
    }

    @Test
    void ownPauseComingBackIsNotDoneTwice() {
        SyncMemory paused =
                SyncPolicy.decide(scene(RESTING, 20_000, Status.PLAYING, 5_010), settled(PLAYING))
                        .memory();
        Timeline echo = RESTING.restingAt(5_000, STARTED_MS + 40);

        assertThat(SyncPolicy.decide(scene(echo, 20_040, Status.PLAYING, 5_050), paused).decision())
                .isInstanceOf(Decision.Hold.class);
    }

    @Test
    void waitingStartIsTakenBackWhenTheRoomRests() {
        Timeline soon = new Timeline(FILM, 5_000, 20_250, 1, true);
        SyncMemory resting = fresh().following(RESTING).prepared(5_000, 0);
        SyncPolicy.Verdict planned =
                SyncPolicy.decide(scene(soon, 20_000, Status.PAUSED, 5_000), resting);
        assertThat(planned.decision()).isInstanceOf(Decision.ScheduledStart.class);

        assertThat(
                        SyncPolicy.decide(
                                        scene(RESTING, 20_050, Status.PAUSED, 5_000),
                                        planned.memory())
                                .decision())
                .isEqualTo(new Decision.Pause(5_000));
    }

    @Test
    void preparedPlayerStartsAtTheAgreedInstantWithoutASeek() {
        Timeline soon = new Timeline(FILM, 5_000, 20_250, 1, true);
        SyncMemory resting = fresh().following(RESTING).prepared(5_000, 0);

        assertThat(SyncPolicy.decide(scene(soon, 20_000, Status.PAUSED, 5_000), resting).decision())
                .isEqualTo(
                        new Decision.ScheduledStart(
                                5_000,
                                20_250,
                                20_250_000_000L,
                                20_230,
                                false,
                                false,
                                1,
                                0,
                                Cause.START));
    }

    @Test
    void lateJoinerSeeksAheadOfTheRoom() {
        SyncPolicy.Verdict verdict =
                SyncPolicy.decide(
                        scene(PLAYING, 20_000, Status.PAUSED, 9_000), fresh().opened(9_000, 0));

        assertThat(verdict.decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> {
                            assertThat(start.seek()).isTrue();
                            assertThat(start.atServerMs()).isBetween(20_200.0, 21_000.0);
                            assertThat(start.positionMs())
                                    .isEqualTo(start.atServerMs() - STARTED_MS);
                        });
    }

    @Test
    void lostStartIsTriedAgain() {
        SyncPolicy.Verdict first =
                SyncPolicy.decide(scene(PLAYING, 20_000, Status.PAUSED, 0), fresh());
        assertThat(first.decision()).isInstanceOf(Decision.ScheduledStart.class);
        SyncPolicy.Verdict waiting =
                SyncPolicy.decide(scene(PLAYING, 20_500, Status.PAUSED, 0), first.memory());
        assertThat(waiting.decision()).isInstanceOf(Decision.Hold.class);
        SyncPolicy.Verdict again =
                SyncPolicy.decide(scene(PLAYING, 23_000, Status.PAUSED, 0), waiting.memory());
        assertThat(again.decision()).isInstanceOf(Decision.ScheduledStart.class);
    }

    @ParameterizedTest
    @CsvSource({"30, -10", "-30, 50", "100, -40", "-90, 110", "400, 20"})
    void theFirstStartTellsTheLatency(double skewMs, double expectedMs) {
        SyncMemory started =
                fresh().following(PLAYING)
                        .moving(20_300_000_000L, lesson(LONG_AGO_MS), Cause.START, 20_300_000_000L);
        SyncMemory after = watch(started, 20_300, skewMs).memory();
        assertThat(after.startLatencyMs()).isCloseTo(expectedMs, within(0.01));
    }

    /// The start was in time; what was believed of the server's clock has changed by 40 ms since.
    @Test
    void clockThatChangedItsMindTeachesNothingOfTheStart() {
        SyncMemory started =
                fresh().following(PLAYING)
                        .moving(
                                20_300_000_000L,
                                new Lesson(LONG_AGO_MS, 10_260, 20_300_000_000L),
                                Cause.START,
                                20_300_000_000L);
        SyncPolicy.Verdict verdict = watch(started, 20_300, -40);
        assertThat(verdict.decision()).isInstanceOf(Decision.ScheduledStart.class);
        assertThat(verdict.memory().startLatencyMs()).isEqualTo(20);
    }

    @Test
    void laterStartsTellLessAndLess() {
        StartLatency latency = StartLatency.typically(0);
        for (double skew : new double[] {-20, -10, 0, 0}) {
            latency = latency.after(skew);
        }
        // 20 by the first, 5 more by half of the second; the others missed nothing.
        assertThat(latency.ms()).isCloseTo(25, within(0.01));
        assertThat(latency.after(-10).ms()).isCloseTo(28, within(0.01));
    }

    @Test
    void learnedLatencyStaysWithinBounds() {
        SyncMemory memory = fresh().following(PLAYING);
        for (int i = 0; i < 50; i++) {
            memory =
                    watch(
                                    memory.moving(
                                                    0,
                                                    lesson(LONG_AGO_MS),
                                                    Cause.START,
                                                    20_000_000_000L)
                                            .tried(0),
                                    20_000,
                                    -35)
                            .memory();
        }
        assertThat(memory.startLatencyMs()).isEqualTo(StartLatency.MAX_MS);
    }

    @Test
    void sameMotionFromALaterInstantMovesNothing() {
        Timeline sameLine = new Timeline(FILM, 15_000, 25_000, 1, true);
        assertThat(
                        SyncPolicy.decide(
                                        scene(sameLine, 24_800, Status.PLAYING, 14_805),
                                        settled(PLAYING))
                                .decision())
                .isInstanceOf(Decision.Hold.class);
    }

    @Test
    void jumpOfTheRoomIsFollowedAtOnce() {
        Timeline jumped = new Timeline(FILM, 300_000, 20_250, 1, true);
        assertThat(
                        SyncPolicy.decide(
                                        scene(jumped, 20_010, Status.PLAYING, 10_010),
                                        settled(PLAYING))
                                .decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> {
                            assertThat(start.stopFirst()).isTrue();
                            assertThat(start.errorMs()).isZero();
                            assertThat(start.positionMs()).isCloseTo(300_000, within(1.0));
                        });
    }

    @Test
    void otherSpeedGoesWithAScheduledStart() {
        Timeline faster = PLAYING.withRateFrom(1.5, 20_250);
        assertThat(
                        SyncPolicy.decide(
                                        scene(faster, 20_000, Status.PLAYING, 10_000),
                                        settled(PLAYING))
                                .decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> assertThat(start.rate()).isEqualTo(1.5));
    }

    @Test
    void insistingCorrectsWithinTheDeadBand() {
        assertThat(
                        SyncPolicy.decide(
                                        scene(PLAYING, 20_000, Status.PLAYING, 10_010),
                                        settled(PLAYING).insisting())
                                .decision())
                .isInstanceOf(Decision.ScheduledStart.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"EMPTY", "OPENING", "FAILED", "STALLED"})
    void playerThatCannotIsLeftAlone(Status status) {
        assertThat(
                        SyncPolicy.decide(scene(PLAYING, 20_000, status, 3), settled(PLAYING))
                                .decision())
                .isInstanceOf(Decision.Hold.class);
    }

    @Test
    void pastTheEndNothingIsStarted() {
        assertThat(
                        SyncPolicy.decide(
                                        scene(PLAYING, 700_000, Status.ENDED, 600_000),
                                        settled(PLAYING))
                                .decision())
                .isInstanceOf(Decision.Hold.class);
    }

    /// Looks every 40 ms, as a session does at a player that is far off.
    private static SyncPolicy.Verdict alarmed(SyncMemory memory, double fromMs, double... skewsMs) {
        SyncPolicy.Verdict verdict = new SyncPolicy.Verdict(new Decision.Hold(), memory);
        for (int i = 0; i < skewsMs.length; i++) {
            double now = fromMs + i * 40;
            double position = now - STARTED_MS + skewsMs[i];
            verdict =
                    SyncPolicy.decide(
                            scene(PLAYING, now, Status.PLAYING, position), verdict.memory());
        }
        return verdict;
    }

    @Test
    void filmThatIsFarOffIsBelievedAtTheThirdLook() {
        SyncMemory inStep = watch(settled(PLAYING), 20_000, 2).memory();

        SyncPolicy.Verdict second = alarmed(inStep, 20_960, -200, -201);
        assertThat(second.decision()).isInstanceOf(Decision.Hold.class);
        assertThat(second.memory().isAlarmed()).isTrue();
        assertThat(alarmed(second.memory(), 21_040, -199).decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> assertThat(start.errorMs()).isCloseTo(-199, within(0.01)));
    }

    @Test
    void filmThatCatchesItsBreathIsNotBelieved() {
        assertThat(alarmed(settled(PLAYING), 20_000, -300, -240, -170, -90, -40, 0).decision())
                .isInstanceOf(Decision.Hold.class);
    }

    @Test
    void machineThatStoodStillForgetsWhatItSawBeforeAndSaysWhy() {
        SyncMemory inStep = watch(settled(PLAYING), 20_000, 2).memory();

        assertThat(alarmed(inStep, 21_400, -45).memory().skewMs()).isCloseTo(-45, within(0.01));
        assertThat(alarmed(inStep, 21_400, -400, -400, -400).decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> assertThat(start.cause()).isEqualTo(Cause.FROZEN));
    }

    @Test
    void playerThatRanDrySaysWhy() {
        SyncMemory dry =
                SyncPolicy.decide(scene(PLAYING, 20_000, Status.STALLED, 9_000), settled(PLAYING))
                        .memory();
        assertThat(alarmed(dry, 20_100, -1_100, -1_100, -1_100).decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> assertThat(start.cause()).isEqualTo(Cause.STARVED));
    }

    @Test
    void causeIsForgottenOnceThePlayerIsInStep() {
        SyncMemory suspected = settled(PLAYING).suspecting(Cause.CLOCK);
        assertThat(((Decision.ScheduledStart) watch(suspected, 20_000, 40).decision()).cause())
                .isEqualTo(Cause.CLOCK);

        SyncMemory inStep = watch(suspected, 20_000, 3).memory();
        assertThat(((Decision.ScheduledStart) watch(inStep, 21_000, 40).decision()).cause())
                .isEqualTo(Cause.DRIFT);
    }

    @Test
    void filmOpenedAheadOfTheRoomWaitsForIt() {
        SyncMemory opened = fresh().opened(10_300, 19_900_000_000L);

        assertThat(
                        SyncPolicy.decide(scene(PLAYING, 20_150, Status.PAUSED, 10_300), opened)
                                .decision())
                .isEqualTo(
                        new Decision.ScheduledStart(
                                10_300,
                                20_300,
                                20_300_000_000L,
                                20_280,
                                false,
                                false,
                                1,
                                0,
                                Cause.START));
    }

    @Test
    void filmOpenedFurtherAheadThanASeekTakesIsSoughtBack() {
        SyncMemory opened = fresh().opened(12_000, 19_900_000_000L);

        assertThat(
                        SyncPolicy.decide(scene(PLAYING, 20_150, Status.PAUSED, 12_000), opened)
                                .decision())
                .isInstanceOfSatisfying(
                        Decision.ScheduledStart.class,
                        start -> {
                            assertThat(start.seek()).isTrue();
                            assertThat(start.atServerMs()).isLessThan(20_500);
                        });
    }

    private static SyncMemory startedAfterASeek(double leadMs) {
        return fresh().following(PLAYING)
                .moving(20_300_000_000L, lesson(leadMs), Cause.START, 20_300_000_000L);
    }

    @Test
    void startThatComesLateSoonAfterItsSeekTeachesTheSeek() {
        SyncMemory late = watch(startedAfterASeek(370), 20_300, -200).memory();

        assertThat(late.engine().seek().ms()).isCloseTo(450, within(0.01));
        assertThat(late.startLatencyMs()).isEqualTo(20);
    }

    @Test
    void startThatComesLateLongAfterItsSeekTeachesTheStart() {
        SyncMemory late = watch(startedAfterASeek(LONG_AGO_MS), 20_300, -40).memory();

        assertThat(late.engine().seek().ms()).isEqualTo(40);
        assertThat(late.startLatencyMs()).isEqualTo(60);
    }

    @Test
    void seeksThatAreInTimeAreSlowlyTrustedMore() {
        SeekLatency seek = new SeekLatency(600);
        for (int i = 0; i < 3; i++) {
            seek = seek.after(720, 5);
        }
        assertThat(seek.ms()).isCloseTo(600 * 0.8 * 0.8 * 0.8, within(0.01));
        for (int i = 0; i < 30; i++) {
            seek = seek.after(300, 5);
        }
        assertThat(seek.ms()).isEqualTo(SeekLatency.MIN_MS);
    }

    @Test
    void slowSeekIsGivenMoreTimeTheNextTime() {
        SyncMemory late = watch(startedAfterASeek(370), 20_300, -200).memory();
        Decision.ScheduledStart next =
                (Decision.ScheduledStart)
                        SyncPolicy.decide(
                                        scene(PLAYING, 40_000, Status.PAUSED, 9_000),
                                        late.opened(9_000, 20_000_000_000L))
                                .decision();
        assertThat(next.atServerMs()).isCloseTo(40_000 + 450 + 20 + 120, within(1.0));
    }
}
