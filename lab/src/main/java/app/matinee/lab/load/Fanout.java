package app.matinee.lab.load;

import app.matinee.lab.load.Crowd.Room;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.ProcessStat;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/// One server's way through the four loads. Each is warmed up first and measured then.
///
/// @param length the share of the usual length; 1 for real figures
record Fanout(LoadedServer server, PrintStream out, double length) {
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(120);

    /// Lines under way in the one big room.
    private static final int BIG_WINDOW = 32;

    /// Lines under way in each of the 200 rooms.
    private static final int SMALL_WINDOW = 4;

    /// Both servers compile what runs hot. With one core for everything ours takes some 15 s for
    /// that; what a delivery costs a server that has been up for a minute is the question. At the
    /// steady load too: started with it, ours still gave 28 hundredths of its time to the compiler
    /// from the fourteenth second to the twenty-second (perf, by thread).
    private static final int WARM_SECONDS = 20;

    private static final int STEADY_PER_SECOND = 1_000;
    private static final int IDLE_ROOMS = 500;
    private static final int WARMING_ROOMS = 30;

    /// @param cpuPerMillion server seconds for a million deliveries
    /// @param p50Ms from a line's departure to its arrival at the room's last member
    record Cost(double cpuPerMillion, double p50Ms, double p99Ms) {}

    Cost big() throws IOException, LabException {
        return saturated("one room of 500, saturated", 1, 500, BIG_WINDOW);
    }

    Cost small() throws IOException, LabException {
        return saturated("200 rooms of 10, saturated", 200, 10, SMALL_WINDOW);
    }

    private Cost saturated(String what, int rooms, int size, int window)
            throws IOException, LabException {
        Chatter chatter = new Chatter();
        try (Crowd crowd = new Crowd(server.port(), chatter)) {
            crowd.gather(rooms, size, JOIN_TIMEOUT);
            chatter.keepTalking(true);
            for (Room room : crowd.rooms()) {
                for (int i = 0; i < window; i++) {
                    chatter.say(room);
                }
            }
            return measured(what, crowd, chatter, () -> crowd.turn(10), WARM_SECONDS, 10);
        }
    }

    Cost steady() throws IOException, LabException {
        Chatter chatter = new Chatter();
        try (Crowd crowd = new Crowd(server.port(), chatter)) {
            crowd.gather(200, 10, JOIN_TIMEOUT);
            Metronome beat = new Metronome(STEADY_PER_SECOND);
            return measured(
                    "200 rooms of 10, 1,000 lines a second",
                    crowd,
                    chatter,
                    () -> {
                        for (long line = beat.due(); line > 0; line--) {
                            chatter.say(crowd.rooms().get(beat.next(crowd.rooms().size())));
                        }
                        crowd.turn(0);
                    },
                    WARM_SECONDS,
                    20);
        }
    }

    /// One turn of the generator.
    private interface Turn {
        void run() throws IOException, LabException;
    }

    private Cost measured(
            String what, Crowd crowd, Chatter chatter, Turn turn, int warmSeconds, int seconds)
            throws IOException, LabException {
        turnFor(turn, warmSeconds);
        chatter.toLast().clear();
        long deliveries = chatter.deliveries();
        double cpu = server.cpuSeconds();
        double own = ProcessStat.cpuSeconds(ProcessHandle.current().pid());
        long begin = System.nanoTime();
        turnFor(turn, seconds);
        double took = (System.nanoTime() - begin) / 1e9;
        double spent = server.cpuSeconds() - cpu;
        double ownSpent = ProcessStat.cpuSeconds(ProcessHandle.current().pid()) - own;
        long delivered = chatter.deliveries() - deliveries;
        chatter.keepTalking(false);
        long drainUntil = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (chatter.underWay() > 0) {
            crowd.turn(10);
            if (System.nanoTime() > drainUntil) {
                throw new LabException(chatter.underWay() + " lines were never heard by all");
            }
        }
        Chatter.checkOrder(crowd);
        Cost cost =
                new Cost(
                        spent / delivered * 1e6,
                        chatter.toLast().percentileMs(0.5),
                        chatter.toLast().percentileMs(0.99));
        out.printf(
                "%s: %s: %.2f s of CPU a million deliveries (%,.0f a second, server %.0f %%, generator %.0f %% of a core),"
                        + " last member p50 %.1f ms p99 %.1f ms, one order%n",
                server.name(),
                what,
                cost.cpuPerMillion(),
                delivered / took,
                spent / took * 100,
                ownSpent / took * 100,
                cost.p50Ms(),
                cost.p99Ms());
        return cost;
    }

    private void turnFor(Turn turn, int seconds) throws IOException, LabException {
        long end = System.nanoTime() + (long) (seconds * length * 1e9);
        while (System.nanoTime() < end) {
            turn.run();
        }
    }

    /// 5,000 members in rooms of ten, who say nothing.
    ///
    /// @return bytes of memory each
    double idle() throws IOException, LabException {
        Crowd.Ear deaf = (member, bytes, from, to) -> {};
        try (Crowd crowd = new Crowd(server.port(), deaf)) {
            // What a server loads and compiles for its first guests is not the price of a guest.
            crowd.gather(WARMING_ROOMS, 10, JOIN_TIMEOUT);
            turnFor(() -> crowd.turn(10), 3);
            long before = server.memory();
            double cpu = server.cpuSeconds();
            double joined = crowd.gather(IDLE_ROOMS, 10, JOIN_TIMEOUT);
            double cpuJoined = server.cpuSeconds() - cpu;
            turnFor(() -> crowd.turn(10), 10);
            long each = (server.memory() - before) / (IDLE_ROOMS * 10);
            out.printf(
                    "%s: 5,000 idle: %.1f kB of memory each (%.0f MB before, %.0f MB after), joined in %.1f s with %.1f s of CPU%n",
                    server.name(),
                    each / 1e3,
                    before / 1e6,
                    server.memory() / 1e6,
                    joined,
                    cpuJoined);
            return each;
        }
    }
}
