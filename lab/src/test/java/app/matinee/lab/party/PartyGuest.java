package app.matinee.lab.party;

import static org.awaitility.Awaitility.await;

import app.matinee.client.platform.PreciseScheduler;
import app.matinee.client.session.CallChoices;
import app.matinee.client.session.Keepsakes;
import app.matinee.client.session.PartySession;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.Ports;
import app.matinee.client.session.Sound;
import app.matinee.client.session.UserAction;
import app.matinee.client.signaling.http.HttpLibrary;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/// A desktop client without a window: the real session and its real way to the server, before a
/// [ClockworkPlayer].
final class PartyGuest implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(15);

    final String name;
    final ClockworkPlayer player = new ClockworkPlayer();
    final TappedWire wire = new TappedWire();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpLibrary library = new HttpLibrary(() -> http);
    private final PreciseScheduler scheduler = new PreciseScheduler();
    // Drops what comes after its end: adapters still call back while they close.
    private final ExecutorService mailbox =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofVirtual().factory(),
                    new ThreadPoolExecutor.DiscardPolicy());
    private final PartySession session;

    PartyGuest(String name, long seed) {
        this.name = name;
        session =
                new PartySession(
                        mailbox,
                        new Ports(
                                wire,
                                player,
                                library,
                                scheduler,
                                new Forgetful(),
                                id -> Optional.empty()),
                        System::nanoTime,
                        Sound.USUAL,
                        seed);
        session.start();
    }

    RoomId start(URI server) {
        post(new UserAction.StartParty(server, name, "Friday", null));
        until("make a room", state -> state.room() != null);
        return room().roomId();
    }

    void join(URI server, RoomId id) {
        post(new UserAction.JoinParty(server, name, id, null));
        until("come in", state -> state.room() != null);
    }

    void post(UserAction action) {
        session.post(action);
    }

    PartyState state() {
        return session.state();
    }

    PartyState.Room room() {
        return Objects.requireNonNull(state().room(), name + " is in no room");
    }

    PartyState.Film film() {
        return room().film();
    }

    /// @param what ends the sentence "Ana did not …"
    void until(String what, Predicate<PartyState> wanted) {
        try {
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(SOON)
                    .until(() -> wanted.test(session.state()));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(name + " did not " + what + ": " + session.state(), e);
        }
    }

    void untilInRoom(String what, Predicate<PartyState.Room> wanted) {
        until(what, state -> state.room() != null && wanted.test(state.room()));
    }

    @Override
    public void close() {
        mailbox.shutdown();
        wire.close();
        http.shutdownNow();
        scheduler.close();
    }

    private static final class Forgetful implements Keepsakes {
        @Override
        public void callChoices(CallChoices choices) {}

        @Override
        public CallChoices callChoices() {
            return CallChoices.USUAL;
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
}
