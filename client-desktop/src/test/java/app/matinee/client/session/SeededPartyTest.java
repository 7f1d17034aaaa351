package app.matinee.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.player.PlayerReading.Status;
import app.matinee.protocol.ServerEvent;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Random people on random networks. The seed is in every failure's text.
class SeededPartyTest {
    private static final int RUNS = 1_000;

    @Test
    void allEndTheSameAndNobodyKeepsCorrecting() {
        int late = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            late += run(seed);
        }
        assertThat(late).isLessThan(2 * RUNS / 100);
    }

    private static int run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        World world = new World();
        FakeServer server = new FakeServer(world, random.nextDouble(-5e6, 5e6) + 1e7);
        List<Guest> guests =
                List.of(
                        new Guest(world, server, "Ana", random.nextLong()),
                        new Guest(world, server, "Ben", random.nextLong()));
        for (Guest guest : guests) {
            guest.wire.upMs = random.nextDouble(1, 80);
            guest.wire.downMs = random.nextDouble(1, 80);
            guest.wire.jitterMs = random.nextDouble(0, 40);
            guest.player.startLatencyMs = random.nextDouble(20, 60);
        }
        guests.getFirst().start();
        world.pass(1_000);
        guests.getLast().join();
        world.pass(2_000);
        guests.getFirst().post(new UserAction.PutOn(FakeServer.FILM));
        world.pass(random.nextDouble(0, 1_000));
        for (int i = 0; i < 25; i++) {
            act(guests.get(random.nextInt(2)), random);
            world.pass(random.nextInt(3) == 0 ? 0 : random.nextDouble(0, 500));
        }
        guests.forEach(guest -> guest.wire.dropNext = false);
        world.pass(5_000);
        // A change that was lost last of all shows with the heartbeat.
        server.all(
                new ServerEvent.Sync(
                        server.seq, server.epoch, server.playback.timeline(), server.nowMs()));
        world.pass(14_000);
        return check(seed, server, guests);
    }

    private static void act(Guest guest, SplittableRandom random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> guest.post(new UserAction.TogglePlay());
            case 4, 5 -> guest.post(new UserAction.SeekTo(random.nextLong(300_000)));
            case 6 -> guest.post(new UserAction.SeekBy(random.nextLong(-10_000, 10_000)));
            case 7, 8 -> guest.post(new UserAction.Say("line " + random.nextInt()));
            default -> {
                if (random.nextInt(3) == 0) {
                    guest.wire.cut();
                } else {
                    guest.wire.dropNext = true;
                }
            }
        }
    }

    /// @return how many guests were still moved in the last ten seconds
    private static int check(long seed, FakeServer server, List<Guest> guests) {
        int late = 0;
        for (Guest guest : guests) {
            String who = "seed " + seed + ", " + guest.wire.hello().name();
            PartyState.Film film = guest.film();
            assertThat(film.timeline()).as(who).isEqualTo(server.playback.timeline());
            assertThat(film.pending()).as(who).isFalse();
            if (server.playback.media() == null) {
                // The wish to put it on was lost with the connection.
                continue;
            }
            boolean playing = server.playback.timeline().playing();
            assertThat(guest.player.reading().status())
                    .as(who)
                    .isEqualTo(playing ? Status.PLAYING : Status.PAUSED);
            assertThat(Math.abs(guest.trueSkewMs())).as(who + " skew").isLessThan(120);
            // A clock that learns better may move a player once more; a loop would not stop at it.
            assertThat(guest.commandsInTheLast(10_000)).as(who + " commands").isLessThan(4);
            late += guest.commandsInTheLast(10_000) > 0 ? 1 : 0;
        }
        return late;
    }
}
