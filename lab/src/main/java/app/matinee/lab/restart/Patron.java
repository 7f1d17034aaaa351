package app.matinee.lab.restart;

import app.matinee.client.platform.PreciseScheduler;
import app.matinee.client.session.CallChoices;
import app.matinee.client.session.Keepsakes;
import app.matinee.client.session.Party.Watcher;
import app.matinee.client.session.PartySession;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.client.session.Ports;
import app.matinee.client.session.Sound;
import app.matinee.client.session.UserAction;
import app.matinee.client.signaling.http.HttpLibrary;
import app.matinee.lab.party.ClockworkPlayer;
import app.matinee.lab.process.LabException;
import app.matinee.protocol.Media;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A desktop client without a window: the real session and its real way to the server. It talks,
/// pauses and seeks by dice, and never stops because a server did.
final class Patron implements AutoCloseable {
    final Tap tap;
    private final String name;
    private final SplittableRandom dice;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ClockworkPlayer player = new ClockworkPlayer();
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

    /// Who waits for something to be so.
    private final List<Watcher> looking = new CopyOnWriteArrayList<>();

    private int said;

    Patron(String name, Ledger ledger, SplittableRandom dice) {
        this.name = name;
        this.dice = dice;
        this.tap = new Tap(ledger);
        session =
                new PartySession(
                        mailbox,
                        new Ports(
                                tap,
                                player,
                                new HttpLibrary(() -> http),
                                scheduler,
                                new Forgetful(),
                                id -> Optional.empty()),
                        System::nanoTime,
                        Sound.USUAL,
                        dice.nextLong());
        session.watch(state -> looking.forEach(watcher -> watcher.changed(state)));
        session.start();
    }

    RoomId open(URI server) throws LabException, InterruptedException {
        session.post(new UserAction.StartParty(server, name, "Restart", null));
        return await("make a room", room -> room.library() != null).roomId();
    }

    void join(URI server, RoomId room) throws LabException, InterruptedException {
        session.post(new UserAction.JoinParty(server, name, room, null));
        await("come in", there -> true);
    }

    /// Puts the server's first film on and plays it.
    void putOn() throws LabException, InterruptedException {
        List<Media> films = await("see the library", room -> room.library() != null).library();
        if (films == null || films.isEmpty()) {
            throw new LabException("The server has no film.");
        }
        session.post(new UserAction.PutOn(films.getFirst()));
        await("have a film", room -> room.film().media() != null);
        session.post(new UserAction.TogglePlay());
        await("see it play", room -> room.film().timeline().playing());
    }

    /// Does something: mostly talks, sometimes plays, pauses or seeks.
    void act() {
        int face = dice.nextInt(20);
        if (face < 14) {
            session.post(new UserAction.Say(name + " says " + said++));
        } else if (face < 16) {
            session.post(new UserAction.TogglePlay());
        } else {
            session.post(new UserAction.SeekTo(dice.nextLong(60_000)));
        }
    }

    /// Waits until the server has answered every line of theirs.
    void settle(Duration atMost) throws LabException, InterruptedException {
        await(
                "hear of their lines",
                room -> room.chat().stream().noneMatch(Patron::pending),
                atMost);
    }

    private static boolean pending(ChatLine line) {
        return line instanceof ChatLine.Said said && said.pending();
    }

    private PartyState.Room await(String what, Predicate<PartyState.Room> wanted)
            throws LabException, InterruptedException {
        return await(what, wanted, Duration.ofSeconds(20));
    }

    /// @param what ends the sentence "Ana did not …"
    private PartyState.Room await(String what, Predicate<PartyState.Room> wanted, Duration atMost)
            throws LabException, InterruptedException {
        CompletableFuture<PartyState.Room> found = new CompletableFuture<>();
        Watcher look =
                state -> {
                    if (state.room() != null && wanted.test(state.room())) {
                        found.complete(state.room());
                    }
                };
        looking.add(look);
        look.changed(session.state());
        try {
            return found.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LabException(name + " did not " + what + ": " + session.state().link(), e);
        } finally {
            looking.remove(look);
        }
    }

    @Override
    public void close() {
        mailbox.shutdown();
        tap.close();
        http.shutdownNow();
        scheduler.close();
    }

    /// Remembers who the patron is for as long as the process lives, and nothing else.
    private static final class Forgetful implements Keepsakes {
        private @Nullable String identity;

        @Override
        public void callChoices(CallChoices choices) {}

        @Override
        public CallChoices callChoices() {
            return CallChoices.USUAL;
        }

        @Override
        public void identity(URI server, @Nullable String token) {
            identity = token;
        }

        @Override
        public Optional<String> identityAt(URI server) {
            return Optional.ofNullable(identity);
        }

        @Override
        public void sound(Sound sound) {}

        @Override
        public void visited(URI server, RoomId roomId, String title, String name) {}
    }
}
