package app.matinee.client.session;

import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One person with a machine of their own: session, player, wire, and a clock with its own zero.
final class Guest implements Party.Watcher {
    static final URI SERVER = URI.create("http://cinema.test:8080");

    final SimulatedPlayer player;
    final FakeCalls calls;
    final FakeSignaling wire;
    final PartySession session;
    final List<Moment> moments = new ArrayList<>();
    private final RememberedCalls keepsakes = new RememberedCalls();
    private final String name;
    private final World world;
    private final long zeroNanos;

    Guest(World world, FakeServer server, String name, long seed) {
        this.world = world;
        this.name = name;
        RandomGenerator random = new SplittableRandom(seed);
        zeroNanos = random.nextLong(1_000_000_000_000_000L);
        player = new SimulatedPlayer(world, zeroNanos, random);
        calls = new FakeCalls(world);
        wire = new FakeSignaling(world, zeroNanos, random, server);
        session =
                new PartySession(
                        Runnable::run,
                        new Ports(
                                wire,
                                player,
                                calls,
                                (at, grant, answered) -> answered.accept(Optional.of(List.of())),
                                world.scheduler(zeroNanos),
                                keepsakes,
                                id -> Optional.empty()),
                        () -> world.nanos() + zeroNanos,
                        Sound.USUAL,
                        seed);
        session.watch(this);
        session.start();
    }

    private static final class RememberedCalls implements Keepsakes {
        private CallChoices kept = CallChoices.USUAL;

        @Override
        public void callChoices(CallChoices choices) {
            kept = choices;
        }

        @Override
        public CallChoices callChoices() {
            return kept;
        }

        @Override
        public void sound(Sound sound) {}

        @Override
        public void identity(URI server, @Nullable String token) {}

        @Override
        public Optional<String> identityAt(URI server) {
            return Optional.empty();
        }

        @Override
        public void visited(URI server, RoomId roomId, String title, String name) {}
    }

    @Override
    public void changed(PartyState state) {}

    @Override
    public void happened(Moment moment) {
        moments.add(moment);
    }

    /// What the next evening would begin with.
    CallChoices kept() {
        return keepsakes.callChoices();
    }

    Guest start() {
        post(new UserAction.StartParty(SERVER, name, null, null));
        return this;
    }

    Guest join() {
        post(new UserAction.JoinParty(SERVER, name, FakeServer.ROOM, null));
        return this;
    }

    void post(UserAction action) {
        session.post(action);
    }

    PartyState state() {
        return session.state();
    }

    PartyState.Room room() {
        return Objects.requireNonNull(session.state().room(), "not in a room: " + state().link());
    }

    PartyState.Film film() {
        return room().film();
    }

    /// What this machine's monotonic clock says, as the world's.
    long worldNanos(long localNanos) {
        return localNanos - zeroNanos;
    }

    /// Player minus the server's true timeline, milliseconds.
    double trueSkewMs() {
        FakeServer server = wire.server;
        return player.reading().positionMs()
                - server.playback.timeline().exactPositionAt(server.exactNowMs());
    }

    long commandsInTheLast(double ms) {
        return player.commandsSince(world.nanos() - (long) (ms * 1e6));
    }
}
