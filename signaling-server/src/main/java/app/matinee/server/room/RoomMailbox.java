package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.RoomId;
import app.matinee.server.store.Change;
import app.matinee.server.store.RoomStore;
import app.matinee.server.store.RoomStore.Following;
import app.matinee.server.store.StoreReadOnlyException;
import app.matinee.server.store.Versioned;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one room: letters in, one at a time; [Room] decides; the store commits; what was committed
/// is told.
///
/// All state belongs to `loop`, which must be serial. While the store is asked, letters *and
/// changes* wait: that keeps the order in which a member hears things equal to the order of
/// versions, whether a change was made here or at another node. A commit that lost its race loads
/// the newer room and decides the same letter again.
final class RoomMailbox<L> {
    private static final Logger LOG = LoggerFactory.getLogger(RoomMailbox.class);

    /// Each lost race is somebody else's progress; this many in a row are a broken store.
    private static final int MAX_RACES = 100;

    private static final Reply CANNOT_NOW =
            new Reply.Refused(
                    ErrorCode.UNAVAILABLE, "The server cannot do this now; please try again.");

    private static final Reply READ_ONLY =
            new Reply.Refused(
                    ErrorCode.UNAVAILABLE,
                    "The server's disk is full: nothing can be changed until there is space again.");

    private final RoomId id;
    private final Room rules;
    private final Executor loop;
    private final RoomStore<RoomState, Outgoing> store;
    private final LongSupplier clock;
    private final BooleanSupplier mayAsk;
    private final Consumer<RoomMailbox<L>> retire;

    private final Queue<Letter<L>> letters = new ArrayDeque<>();
    private final Queue<Change<RoomState, Outgoing>> changes = new ArrayDeque<>();
    private final LocalLines<L> lines;
    private final Recent recent = new Recent();
    private final Heartbeat heartbeat = new Heartbeat();
    private final SyncReports syncReports = new SyncReports();
    private @Nullable Following following;
    private @Nullable Versioned<RoomState> known;
    private boolean busy;

    RoomMailbox(
            RoomId id,
            Room rules,
            Executor loop,
            RoomStore<RoomState, Outgoing> store,
            LongSupplier clock,
            Courier<L> courier,
            BooleanSupplier mayAsk,
            Consumer<RoomMailbox<L>> retire) {
        this.id = id;
        this.rules = rules;
        this.loop = loop;
        this.store = store;
        this.clock = clock;
        this.lines = new LocalLines<>(courier);
        this.mayAsk = mayAsk;
        this.retire = retire;
    }

    RoomId id() {
        return id;
    }

    /// Whether the members may ask for one more thing now, all of them together. From any thread.
    boolean mayAsk() {
        return mayAsk.getAsBoolean();
    }

    /// From any thread.
    void post(Letter<L> letter) {
        loop.execute(() -> {
            letters.add(letter);
            pump();
        });
    }

    /// From any thread, about once a second: heartbeat, reports, lost members, an empty room's end.
    void tick() {
        post(new Letter<>(new RoomCommand.Tick(), null, reply -> afterTick()));
    }

    private void pump() {
        while (!busy) {
            Change<RoomState, Outgoing> change = changes.poll();
            if (change != null) {
                hear(change);
                continue;
            }
            Letter<L> letter = letters.poll();
            if (letter == null) {
                return;
            }
            take(letter, 0);
        }
    }

    private void take(Letter<L> letter, int races) {
        Versioned<RoomState> room = known;
        if (room == null) {
            load(letter, races);
            return;
        }
        if (letter.command() instanceof RoomCommand.Lost(var user)
                && !lines.holds(user, letter.line())) {
            answer(letter, new Reply.Done());
            return;
        }
        Decision decision;
        try {
            decision = rules.decide(room.value(), letter.command(), clock.getAsLong());
        } catch (RuntimeException e) {
            LOG.error("room could not decide {}", letter.command().getClass().getSimpleName(), e);
            answer(
                    letter,
                    new Reply.Refused(
                            ErrorCode.INTERNAL, "The server made a mistake; please try again."));
            return;
        }
        if (decision.state() == room.value() && decision.outgoing().isEmpty()) {
            answer(letter, decision.reply());
        } else {
            commit(letter, room.version(), decision, races);
        }
    }

    private void load(Letter<L> letter, int races) {
        if (following == null) {
            following =
                    store.follow(
                            id,
                            change ->
                                    loop.execute(() -> {
                                        changes.add(change);
                                        pump();
                                    }));
        }
        await(
                store.load(id),
                letter,
                (Optional<Versioned<RoomState>> found) -> {
                    known = found.orElse(null);
                    if (known == null) {
                        end();
                        answer(
                                letter,
                                new Reply.Refused(
                                        ErrorCode.ROOM_NOT_FOUND, "There is no such room."));
                    } else {
                        recent.begin(known.version(), known.value());
                        take(letter, races);
                    }
                });
    }

    private void commit(Letter<L> letter, long version, Decision decision, int races) {
        await(
                store.compareAndSet(id, version, decision.state(), decision.outgoing()),
                letter,
                (Boolean won) -> {
                    if (won) {
                        known = new Versioned<>(version + 1, decision.state());
                        recent.committed(
                                version + 1,
                                decision.state(),
                                decision.outgoing(),
                                clock.getAsLong());
                        settle(letter, decision, version + 1);
                    } else if (races < MAX_RACES) {
                        known = null;
                        take(letter, races + 1);
                    } else {
                        LOG.error("room lost {} races in a row", races);
                        answer(letter, CANNOT_NOW);
                    }
                });
    }

    private <T> void await(CompletionStage<T> stage, Letter<L> letter, Consumer<T> then) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (future.state() == Future.State.SUCCESS) {
            // Memory answers at once; waiting for one's turn again would only cost time.
            then.accept(future.resultNow());
            return;
        }
        busy = true;
        future.whenCompleteAsync(
                (value, failure) -> {
                    busy = false;
                    if (failure != null) {
                        answer(letter, unavailable(failure));
                    } else {
                        then.accept(value);
                    }
                    pump();
                },
                loop);
    }

    private void settle(Letter<L> letter, Decision decision, long version) {
        L line = letter.line();
        if (decision.reply() instanceof Reply.Entered entered && line != null) {
            lines.attach(entered.self(), line, version);
        }
        if (decision.reply() instanceof Reply.Waits waits) {
            lines.waits(waits.knock(), letter);
        }
        if (letter.command() instanceof RoomCommand.Withdraw(var knock)) {
            lines.waitsNoLonger(knock);
        }
        if (letter.command() instanceof RoomCommand.Lost(var user)) {
            lines.detach(user);
        }
        if (letter.command() instanceof RoomCommand.Ask ask
                && decision.state().seat(ask.by()).isEmpty()) {
            lines.detach(ask.by());
        }
        answer(letter, withMissed(letter.command(), decision.reply()));
    }

    /// Who comes back and says what they had heard is told the rest instead of everything.
    private Reply withMissed(RoomCommand command, Reply reply) {
        if (command instanceof RoomCommand.Resume(var old, var next, var since)
                && since != null
                && reply instanceof Reply.Entered entered
                && since.epoch().equals(entered.room().epoch())) {
            return recent.since(since, entered.self()).<Reply>map(entered::having).orElse(reply);
        }
        return reply;
    }

    private void answer(Letter<L> letter, Reply reply) {
        try {
            letter.reply().accept(reply);
        } catch (RuntimeException e) {
            LOG.error(
                    "a reply to {} could not be given",
                    letter.command().getClass().getSimpleName(),
                    e);
        }
    }

    private void hear(Change<RoomState, Outgoing> change) {
        switch (change) {
            case Change.Committed<RoomState, Outgoing> committed -> {
                if (known == null || committed.version() > known.version()) {
                    known = new Versioned<>(committed.version(), committed.value());
                }
                recent.committed(
                        committed.version(),
                        committed.value(),
                        committed.events(),
                        clock.getAsLong());
                lines.deliver(committed);
            }
            case Change.Deleted<RoomState, Outgoing> deleted -> {
                if (known != null) {
                    lines.close(known.value());
                }
                known = null;
                end();
            }
        }
    }

    private void afterTick() {
        Versioned<RoomState> room = known;
        if (room == null) {
            return;
        }
        long nowMs = clock.getAsLong();
        recent.forget(nowMs);
        heartbeat.due(room.value(), lines::haveClocks, nowMs).ifPresent(lines::deliver);
        syncReports.due(room.value(), nowMs).ifPresent(lines::deliver);
        if (isOver(room.value(), nowMs)) {
            store.delete(id, room.version())
                    .whenComplete((gone, failure) -> {
                        // Tried again at the next tick.
                        if (failure != null && !isReadOnly(failure)) {
                            LOG.warn("a room whose time was up could not be deleted", failure);
                        }
                    });
        }
    }

    /// Nobody came back, or it has been there for longer than a room may.
    private boolean isOver(RoomState room, long nowMs) {
        Long emptySince = room.people().emptySinceServerMs();
        return (emptySince != null && nowMs - emptySince >= rules.bounds().emptyKeptMs())
                || nowMs - room.origin().foundedServerMs() >= rules.terms().longestMs();
    }

    private void end() {
        if (following != null) {
            following.close();
            following = null;
        }
        retire.accept(this);
    }

    private static Reply unavailable(Throwable failure) {
        if (isReadOnly(failure)) {
            // The store has said so once, in the log and to everybody.
            return READ_ONLY;
        }
        LOG.error("room store failed", failure);
        return CANNOT_NOW;
    }

    private static boolean isReadOnly(Throwable failure) {
        return failure instanceof StoreReadOnlyException
                || (failure instanceof CompletionException
                        && failure.getCause() instanceof StoreReadOnlyException);
    }
}
