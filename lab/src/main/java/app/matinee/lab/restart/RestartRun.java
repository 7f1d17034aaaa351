package app.matinee.lab.restart;

import app.matinee.lab.process.LabException;
import app.matinee.lab.process.Program;
import app.matinee.lab.process.Programs;
import app.matinee.lab.process.ServerCommand;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Some rooms of real clients who talk and steer; their server is killed at a moment of the dice,
/// started again on the same data, and then everybody says what they know. Killed means `SIGKILL`:
/// the server does not get to do anything.
final class RestartRun {
    private static final Pattern LISTENING = Pattern.compile("listening port=(\\d+)");
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final Duration ANSWERS = Duration.ofSeconds(15);

    /// How long the party goes on between two kills, milliseconds.
    private static final int SHORTEST_MS = 300;

    private static final int LONGEST_MS = 2_500;

    /// Between two deeds of one member, milliseconds: as fast as the chat's rate limit lets lines
    /// pass for long.
    private static final int DEED_EVERY_MS = 600;

    /// A room and its people, the first of them its host.
    private record Table(RoomId id, Ledger ledger, List<Patron> patrons) {}

    private final RestartSetup setup;
    private final Path folder;
    private final int port;
    private final SplittableRandom dice;
    private final Tally tally = new Tally();
    private final List<Table> tables = new ArrayList<>();
    private final ScheduledExecutorService clockwork =
            Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
    private volatile boolean busy;
    private int starts;

    RestartRun(RestartSetup setup, Path folder) throws LabException {
        this.setup = setup;
        this.folder = folder;
        this.dice = new SplittableRandom(setup.seed());
        this.port = freePort();
    }

    Tally play() throws LabException, InterruptedException {
        try (Programs programs = new Programs(setup.java(), folder)) {
            Program server = start(programs);
            server.awaitSign(START);
            seat();
            for (Table table : tables) {
                table.patrons().forEach(this::keepBusy);
            }
            for (int kill = 1; kill <= setup.kills(); kill++) {
                server = killOnce(programs, server);
                if (kill % 10 == 0) {
                    System.out.println("restart: " + kill + " kills so far, " + tally.line());
                }
            }
            stop(server);
        } finally {
            clockwork.shutdownNow();
            tables.forEach(table -> table.patrons().forEach(Patron::close));
        }
        return tally;
    }

    private Program start(Programs programs) throws LabException {
        List<String> command = ServerCommand.of(setup.java(), setup.serverJar());
        command.addAll(
                List.of(
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--media",
                        setup.media().toString(),
                        "--data",
                        data().toString(),
                        "--limit-addresses",
                        "false"));
        return programs.start("server-" + starts++, command, Map.of(), LISTENING);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void seat() throws LabException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port);
        for (int r = 0; r < setup.rooms(); r++) {
            Ledger ledger = new Ledger();
            List<Patron> patrons = new ArrayList<>();
            Patron host = new Patron("R" + r + "G0", ledger, dice.split());
            patrons.add(host);
            RoomId id = host.open(address);
            tables.add(new Table(id, ledger, patrons));
            for (int g = 1; g < setup.guests(); g++) {
                Patron guest = new Patron("R" + r + "G" + g, ledger, dice.split());
                patrons.add(guest);
                guest.join(address, id);
            }
            host.putOn();
        }
    }

    private void keepBusy(Patron patron) {
        long firstMs = dice.nextLong(DEED_EVERY_MS);
        clockwork.scheduleWithFixedDelay(
                () -> {
                    if (busy) {
                        patron.act();
                    }
                },
                firstMs,
                DEED_EVERY_MS,
                TimeUnit.MILLISECONDS);
    }

    private Program killOnce(Programs programs, Program server)
            throws LabException, InterruptedException {
        busy = true;
        if (!server.runsAfter(Duration.ofMillis(dice.nextInt(SHORTEST_MS, LONGEST_MS)))) {
            throw new LabException(server.whereItEnded());
        }
        List<CompletableFuture<Sighting>> back = new ArrayList<>();
        for (Table table : tables) {
            table.patrons().forEach(patron -> back.add(patron.tap.expectBack()));
        }
        long killedNanos = System.nanoTime();
        server.kill();
        List<Optional<Sighting>> before = tables.stream().map(RestartRun::lastKnown).toList();
        List<Optional<ServerClockSight>> clocks = tables.stream().map(RestartRun::clock).toList();
        Path copy = StoreCheck.copy(data(), folder.resolve("copy"));
        Program next = start(programs);
        StoreCheck.complaints(copy).forEach(tally::corrupt);
        next.awaitSign(START);
        awaitBack(back, killedNanos);
        busy = false;
        compare(before, back);
        audit();
        compareClocks(clocks);
        return next;
    }

    /// The newest any of them was told.
    private static Optional<Sighting> lastKnown(Table table) {
        return table.patrons().stream()
                .flatMap(patron -> patron.tap.sighting().stream())
                .max((a, b) -> Long.compare(a.seq(), b.seq()));
    }

    private void awaitBack(List<CompletableFuture<Sighting>> back, long killedNanos)
            throws InterruptedException {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(back.toArray(CompletableFuture[]::new));
        try {
            all.get(BACK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            long missing = back.stream().filter(b -> !b.isDone()).count();
            tally.corrupt(missing + " members did not come back");
        }
        tally.back((System.nanoTime() - killedNanos) / 1e9);
    }

    private static Optional<ServerClockSight> clock(Table table) {
        return table.patrons().stream()
                .flatMap(patron -> patron.tap.clock().stream())
                .min((a, b) -> Double.compare(a.errorMs(), b.errorMs()));
    }

    /// A film whose timeline is the same stands where it should if the server's clock went on: the
    /// one is as far off as the other.
    private void compareClocks(List<Optional<ServerClockSight>> before) {
        for (int t = 0; t < tables.size(); t++) {
            Optional<ServerClockSight> then = before.get(t);
            Optional<ServerClockSight> now = clock(tables.get(t));
            if (then.isPresent() && now.isPresent()) {
                tally.jumped(
                        now.get().serverMinusLocalMs() - then.get().serverMinusLocalMs(),
                        now.get().errorMs() + then.get().errorMs());
            }
        }
    }

    /// Each room against what its members had been told.
    private void compare(List<Optional<Sighting>> before, List<CompletableFuture<Sighting>> back) {
        for (int t = 0; t < tables.size(); t++) {
            // Whoever came back first saw the room before anybody touched it again.
            Optional<Sighting> after =
                    back.subList(t * setup.guests(), (t + 1) * setup.guests()).stream()
                            .filter(CompletableFuture::isDone)
                            .map(CompletableFuture::join)
                            .min((a, b) -> Long.compare(a.seq(), b.seq()));
            if (before.get(t).isEmpty() || after.isEmpty()) {
                continue;
            }
            Sighting then = before.get(t).get();
            if (then.isForgottenBy(after.get())) {
                tally.corrupt("room " + tables.get(t).id() + " forgot what it had told");
            }
            if (then.isUntouchedIn(after.get())) {
                tally.untouched();
            }
        }
    }

    private void audit() throws LabException, InterruptedException {
        for (Table table : tables) {
            for (Patron patron : table.patrons()) {
                patron.settle(ANSWERS);
            }
            try {
                RoomSnapshot room =
                        table.patrons()
                                .getFirst()
                                .tap
                                .askSnapshot()
                                .get(ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
                tally.audited(table.ledger().audit(room.chat()));
            } catch (ExecutionException | TimeoutException e) {
                throw new LabException("Room " + table.id() + " does not say how it stands.", e);
            }
            table.patrons().forEach(patron -> tally.strangers(patron.tap.takeStrangers()));
        }
    }

    /// The last one is asked kindly, and must be gone in time.
    private static void stop(Program server) {
        long sinceNanos = System.nanoTime();
        server.close();
        System.out.printf(
                "restart: a graceful stop took %.2f s%n", (System.nanoTime() - sinceNanos) / 1e9);
    }

    private static int freePort() throws LabException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        } catch (IOException e) {
            throw new LabException("There is no free port.", e);
        }
    }
}
