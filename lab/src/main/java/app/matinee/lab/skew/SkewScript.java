package app.matinee.lab.skew;

import app.matinee.lab.net.Network;
import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Program;
import java.time.Duration;
import java.util.List;

/// What is done to the party, by the clock: a minute's events, stretched to at most a minute and a
/// half, and quiet until the end. Commands come from different clients. Times below are sixtieths
/// of the events' part.
final class SkewScript {
    static final int LONGEST_EVENTS_S = 90;

    private static final double PAUSE_AT = 7;
    private static final double SEEKS_AT = 15;
    private static final double BETWEEN_SEEKS = 5.5;
    private static final double JOIN_AT = 35;
    private static final double BLACKOUT_AT = 41;
    private static final double STALL_AT = 52;
    private static final double QUIET_FROM = 56;

    private static final Duration PAUSE = Duration.ofMillis(2_500);
    private static final Duration BLACKOUT = Duration.ofSeconds(5);
    private static final Duration STALL = Duration.ofMillis(400);

    /// Of the quiet story: when the last one comes, and how long everybody has to settle.
    private static final Duration QUIET_JOIN = Duration.ofSeconds(5);

    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(15);

    /// The clients write the frames they have noted twice a second: the last ones would be missing,
    /// and whose are would seem to stand still.
    private static final Duration WRITTEN = Duration.ofSeconds(1);

    /// Media milliseconds; far from where the film is by then, and from its end.
    private static final long[] SEEKS_TO = {30_000, 10_000, 20_000};

    private final List<ClientProgram> clients;
    private final List<Network.Host> hosts;
    private final StoryBook book;
    private final SkewSetup setup;
    private final LateJoin lateJoin;
    private long beganNanos;

    /// Instants that figures of their own are taken from, kernel's monotonic clock.
    ///
    /// @param darkNanos the blackout's begin
    /// @param lightNanos and its end; the same without one
    /// @param quietNanos from here on nothing is done to anybody
    record Marks(
            long beganNanos, long darkNanos, long lightNanos, long quietNanos, long endedNanos) {}

    /// Lets a client into the room.
    interface LateJoin {
        void happen() throws LabException, InterruptedException;
    }

    /// @param lateJoin lets the last client into the room
    SkewScript(
            SkewSetup setup,
            List<ClientProgram> clients,
            List<Network.Host> hosts,
            StoryBook book,
            LateJoin lateJoin) {
        this.setup = setup;
        this.clients = clients;
        this.hosts = hosts;
        this.book = book;
        this.lateJoin = lateJoin;
    }

    /// The client without network for a while.
    int dark() {
        return 1;
    }

    /// The client that stands still for a while.
    int still() {
        return 2 % clients.size();
    }

    Marks play() throws LabException, InterruptedException {
        beganNanos = System.nanoTime();
        for (int i = 0; i < clients.size() - 1; i++) {
            book.present(i, beganNanos);
        }
        start("start", 0, 0);
        Marks marks =
                switch (setup.plot()) {
                    case PARTY -> party();
                    case QUIET -> quiet();
                };
        untilNanos(marks.endedNanos() + WRITTEN.toNanos());
        return marks;
    }

    /// The last client comes, and from when everybody has settled the run is as long as was asked
    /// for.
    private Marks quiet() throws LabException, InterruptedException {
        untilNanos(beganNanos + QUIET_JOIN.toNanos());
        book.joinedLate(clients.size() - 1, System.nanoTime());
        lateJoin.happen();
        untilNanos(beganNanos + QUIET_JOIN.toNanos() + SETTLED.toNanos());
        long quiet = System.nanoTime();
        untilNanos(quiet + setup.seconds() * 1_000_000_000L);
        long ended = System.nanoTime();
        book.stopped(ended);
        return new Marks(beganNanos, quiet, quiet, quiet, ended);
    }

    private Marks party() throws LabException, InterruptedException {
        until(PAUSE_AT);
        long paused = tell(1, "pause");
        book.stopped(paused);
        double restingMs = restingPlace();
        untilNanos(paused + PAUSE.toNanos());
        start("resume", 2, restingMs);
        for (int i = 0; i < SEEKS_TO.length; i++) {
            until(SEEKS_AT + i * BETWEEN_SEEKS);
            seek(i);
        }
        until(JOIN_AT);
        book.joinedLate(clients.size() - 1, System.nanoTime());
        lateJoin.happen();
        until(BLACKOUT_AT);
        long dark = System.nanoTime();
        hosts.get(dark()).setDark(true);
        untilNanos(dark + BLACKOUT.toNanos());
        hosts.get(dark()).setDark(false);
        long light = System.nanoTime();
        book.wasDark(dark(), light);
        until(STALL_AT);
        stall();
        until(QUIET_FROM);
        long quiet = System.nanoTime();
        untilNanos(beganNanos + setup.seconds() * 1_000_000_000L);
        long ended = System.nanoTime();
        book.stopped(ended);
        return new Marks(beganNanos, dark, light, quiet, ended);
    }

    private void start(String name, int by, double restingMs)
            throws LabException, InterruptedException {
        book.started(name, tell(by, "play"), restingMs);
    }

    private void seek(int index) throws LabException, InterruptedException {
        ClientProgram client = clients.get(index % (clients.size() - 1));
        long at = System.nanoTime();
        client.tell("seek", with -> with.put("positionMs", SEEKS_TO[index]));
        book.sought("seek " + (index + 1), at);
    }

    private void stall() throws LabException, InterruptedException {
        Program.Frozen frozen = clients.get(still()).program().freeze(STALL);
        book.stoodStill(still(), frozen.fromNanos(), frozen.toNanos());
    }

    private double restingPlace() throws LabException, InterruptedException {
        return clients.getFirst()
                .await(
                        "rest",
                        SOON,
                        s ->
                                !s.at("/room/film/playing").booleanValue(true)
                                        && !s.at("/room/film/pending").booleanValue(true))
                .at("/room/film/positionMs")
                .doubleValue();
    }

    /// @return the instant before it was said
    private long tell(int client, String what) throws LabException, InterruptedException {
        long at = System.nanoTime();
        clients.get(client % (clients.size() - 1)).tell(what);
        return at;
    }

    private void until(double sixtieths) throws LabException, InterruptedException {
        double stretch = Math.min(setup.seconds(), LONGEST_EVENTS_S) / 60.0;
        untilNanos(beganNanos + (long) (sixtieths * stretch * 1e9));
    }

    private void untilNanos(long nanos) throws LabException, InterruptedException {
        Duration left = Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
        if (!clients.getFirst().program().runsAfter(left)) {
            throw new LabException(clients.getFirst().program().whereItEnded());
        }
        for (ClientProgram client : clients) {
            if (!client.program().runs()) {
                throw new LabException(client.program().whereItEnded());
            }
        }
    }
}
