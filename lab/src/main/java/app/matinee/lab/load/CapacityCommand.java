package app.matinee.lab.load;

import app.matinee.lab.load.Crowd.Room;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.ProcessStat;
import app.matinee.lab.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `capacity`. Linux. The server may use the first two cores; the generator shares them when there
/// are no others, so its own share is printed too.
@Command(
        name = "capacity",
        mixinStandardHelpOptions = true,
        description =
                "How many members one server process carries, and how fast they hear each other.",
        sortOptions = false)
public final class CapacityCommand implements Callable<Integer> {
    private static final String CORES = "0,1";
    private static final int LOOPS = 2;
    private static final int ROOM_SIZE = 4;
    private static final int BIG_ROOM = 500;

    /// A room says a line every five seconds: more than people do who watch a film.
    private static final int SECONDS_BETWEEN_LINES = 5;

    private static final int BIG_ROOM_LINES_PER_SECOND = 10;
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(240);

    @Mixin private final Places places = new Places();

    @Option(names = "--clients", defaultValue = "10000", description = "In rooms of four.")
    private int clients;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "Length of the quiet part and of the part in which people talk.")
    private int seconds;

    @Override
    public Integer call() throws IOException, LabException, InterruptedException {
        Path folder = places.run == null ? Files.createTempDirectory("capacity") : places.run;
        try (Programs programs = new Programs(places.java, folder)) {
            List<String> loops = List.of("--loops", String.valueOf(LOOPS), "--max-members", "500");
            Result small;
            try (LoadedServer server =
                    LoadedServer.ours(programs, places.java, places.serverJar, CORES, loops)) {
                small = inRoomsOfFour(server);
            }
            double big;
            try (LoadedServer server =
                    LoadedServer.ours(programs, places.java, places.serverJar, CORES, loops)) {
                big = inOneRoom(server);
            }
            System.out.printf(
                    Locale.ROOT, "%d in one room: last member p99 %.1f ms%n", BIG_ROOM, big);
            System.out.printf(
                    Locale.ROOT,
                    "capacity: clients=%d join_s=%.1f last_member_p99_ms=%.1f rss_mb=%.0f heartbeat_bytes_per_s=%.1f%n",
                    clients,
                    small.joinSeconds(),
                    small.p99Ms(),
                    small.memory() / 1e6,
                    small.heartbeat());
            return 0;
        }
    }

    /// @param heartbeat everything a member hears when nothing happens, bytes a second
    private record Result(double joinSeconds, double p99Ms, long memory, double heartbeat) {}

    private Result inRoomsOfFour(LoadedServer server) throws IOException, LabException {
        Chatter chatter = new Chatter();
        try (Crowd crowd = new Crowd(server.port(), chatter)) {
            double joined = crowd.gather(clients / ROOM_SIZE, ROOM_SIZE, JOIN_TIMEOUT);
            System.out.printf(
                    Locale.ROOT,
                    "%d joined in %.1f s, server %.1f s of CPU, %.0f MB%n",
                    clients,
                    joined,
                    server.cpuSeconds(),
                    server.memory() / 1e6);
            turnFor(crowd, chatter, 0, 3);
            double heartbeat = heartbeat(crowd, chatter);
            double own = ownCpu();
            double cpu = server.cpuSeconds();
            turnFor(crowd, chatter, clients / ROOM_SIZE / SECONDS_BETWEEN_LINES, 5);
            chatter.toLast().clear();
            turnFor(crowd, chatter, clients / ROOM_SIZE / SECONDS_BETWEEN_LINES, seconds);
            System.out.printf(
                    Locale.ROOT,
                    "talking: %d lines, last member p50 %.1f ms p99 %.1f ms; server %.0f %%, generator %.0f %% of a core%n",
                    chatter.toLast().count(),
                    chatter.toLast().percentileMs(0.5),
                    chatter.toLast().percentileMs(0.99),
                    (server.cpuSeconds() - cpu) / (seconds + 5) * 100,
                    (ownCpu() - own) / (seconds + 5) * 100);
            drain(crowd, chatter);
            Chatter.checkOrder(crowd);
            return new Result(
                    joined, chatter.toLast().percentileMs(0.99), server.memory(), heartbeat);
        }
    }

    private double heartbeat(Crowd crowd, Chatter chatter) throws IOException, LabException {
        long bytes = crowd.swarm().bytesIn();
        long syncs = crowd.syncs();
        long pings = crowd.pings();
        long begin = System.nanoTime();
        turnFor(crowd, chatter, 0, seconds);
        double perMember = (System.nanoTime() - begin) / 1e9 * crowd.members().size();
        double each = (crowd.swarm().bytesIn() - bytes) / perMember;
        System.out.printf(
                Locale.ROOT,
                "quiet: %.1f bytes a second for each member (%.3f sync, %.3f ping messages a second)%n",
                each,
                (crowd.syncs() - syncs) / perMember,
                (crowd.pings() - pings) / perMember);
        return each;
    }

    private double inOneRoom(LoadedServer server) throws IOException, LabException {
        Chatter chatter = new Chatter();
        try (Crowd crowd = new Crowd(server.port(), chatter)) {
            crowd.gather(1, BIG_ROOM, JOIN_TIMEOUT);
            turnFor(crowd, chatter, BIG_ROOM_LINES_PER_SECOND, 10);
            chatter.toLast().clear();
            turnFor(crowd, chatter, BIG_ROOM_LINES_PER_SECOND, seconds);
            drain(crowd, chatter);
            Chatter.checkOrder(crowd);
            return chatter.toLast().percentileMs(0.99);
        }
    }

    /// @param linesPerSecond 0 for silence
    private static void turnFor(Crowd crowd, Chatter chatter, int linesPerSecond, int seconds)
            throws IOException, LabException {
        Metronome beat = new Metronome(Math.max(1, linesPerSecond));
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        List<Room> rooms = crowd.rooms();
        while (System.nanoTime() < end) {
            if (linesPerSecond > 0) {
                for (long line = beat.due(); line > 0; line--) {
                    chatter.say(rooms.get(beat.next(rooms.size())));
                }
            }
            // Not spinning: the server needs the core.
            crowd.turn(1);
        }
    }

    private static void drain(Crowd crowd, Chatter chatter) throws IOException, LabException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (chatter.underWay() > 0) {
            crowd.turn(10);
            if (System.nanoTime() > until) {
                throw new LabException(chatter.underWay() + " lines were never heard by all");
            }
        }
    }

    private static double ownCpu() throws IOException {
        return ProcessStat.cpuSeconds(ProcessHandle.current().pid());
    }
}
