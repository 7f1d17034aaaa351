package app.matinee.server.room;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LastHeard;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.UserId;
import app.matinee.server.store.RoomStore;
import app.matinee.server.store.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All rooms of this server. Any thread may call; replies come on the room's executor.
///
/// @param <L> a member's connection
public final class RoomService<L> {
    /// Of rooms that are ticked together.
    public static final int TICK_GROUPS = 20;

    /// Kept as they are ticked: a tick has nothing to do with the rooms of other groups.
    private final List<Map<RoomId, RoomMailbox<L>>> groups =
            Stream.<Map<RoomId, RoomMailbox<L>>>generate(ConcurrentHashMap::new)
                    .limit(TICK_GROUPS)
                    .toList();

    /// Who made the rooms that live, by address.
    private final Map<RoomId, String> founders = new ConcurrentHashMap<>();

    private final RoomStore<RoomState, Outgoing> store;
    private final Function<RoomId, Executor> loops;
    private final LongSupplier clock;
    private final RandomIds ids;
    private final Courier<L> courier;
    private final RoomQuota quota;
    private final Supplier<BooleanSupplier> roomLimits;
    private final Room rules;

    /// @param loops the executor a room runs on; serial, and always the same for one room
    /// @param clock the server's clock, milliseconds
    /// @param roomLimits makes a room's answer to "may the members ask for one more thing now?"
    public RoomService(
            RoomStore<RoomState, Outgoing> store,
            Function<RoomId, Executor> loops,
            LongSupplier clock,
            RandomIds ids,
            Courier<L> courier,
            RoomQuota quota,
            Supplier<BooleanSupplier> roomLimits) {
        this.store = store;
        this.loops = loops;
        this.clock = clock;
        this.ids = ids;
        this.courier = courier;
        this.quota = quota;
        this.roomLimits = roomLimits;
        this.rules = new Room(quota.bounds(), quota.terms());
    }

    /// Makes a room with nobody in it; the first to enter becomes its host.
    ///
    /// @param title null for a plain one
    /// @param policy null for the server's usual one
    /// @param address who asks, for the limit of rooms an address; a pseudonym, since it is kept
    /// @return the new room's id; empty when there are too many rooms
    public CompletionStage<Optional<RoomId>> found(
            @Nullable String title,
            @Nullable String passwordHash,
            @Nullable RoomPolicy policy,
            String address) {
        if (!quota.allowsAnother(store.count(), founders.values(), address)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        RoomId id = ids.roomId();
        RoomState room =
                RoomState.founded(
                        id,
                        title == null ? "Movie night" : title,
                        passwordHash,
                        policy == null ? quota.policy() : policy,
                        ids.opaque(),
                        address,
                        clock.getAsLong());
        return store.compareAndSet(id, 0, room, List.of())
                .thenCompose(made -> {
                    if (!made) {
                        // Another room has this id already; there are 36^8 of them, so this ends.
                        return found(title, passwordHash, policy, address);
                    }
                    // From now on the room is ticked, so that it ends if nobody comes.
                    founders.put(id, address);
                    mailbox(id);
                    return CompletableFuture.completedFuture(Optional.of(id));
                });
    }

    /// Brings the stored rooms back to life. Call once, before anybody can come in.
    ///
    /// @param wentBack whether the store may have forgotten what had been told
    public void restore(boolean wentBack) {
        for (RoomId id : store.ids()) {
            String newEpoch = wentBack ? ids.opaque() : null;
            mailbox(id).post(new Letter<>(new RoomCommand.Restored(newEpoch), null, reply -> {}));
            peek(id).thenAccept(found ->
                    found.ifPresent(room -> founders.put(id, room.origin().founder())));
        }
    }

    /// @param who as they come; their id in the room is chosen here
    public void enter(
            RoomId id, Newcomer who, RoomCommand.Proof proof, L line, Consumer<Reply> reply) {
        UserId user = new UserId(ids.opaque());
        post(id, new RoomCommand.Enter(user, who, proof), line, reply);
    }

    /// @param since what they had heard when the connection broke; null to hear all
    public void resume(
            RoomId id,
            String resumeHash,
            String nextResumeHash,
            @Nullable LastHeard since,
            L line,
            Consumer<Reply> reply) {
        post(id, new RoomCommand.Resume(resumeHash, nextResumeHash, since), line, reply);
    }

    /// Somebody at the door left it.
    public void withdraw(RoomId id, KnockId knock, L line, Consumer<Reply> reply) {
        post(id, new RoomCommand.Withdraw(knock), line, reply);
    }

    /// @param hash null for no password from now on
    public void setPassword(
            RoomId id, UserId by, @Nullable String hash, L line, Consumer<Reply> reply) {
        post(id, new RoomCommand.SetPassword(by, hash), line, reply);
    }

    public void makeInvite(
            RoomId id,
            UserId by,
            CreateInvite wish,
            String tokenHash,
            L line,
            Consumer<Reply> reply) {
        InviteId invite = new InviteId(ids.opaque());
        post(id, new RoomCommand.MakeInvite(by, wish, invite, tokenHash), line, reply);
    }

    public void ask(RoomId id, UserId by, ClientEvent event, L line, Consumer<Reply> reply) {
        RoomMailbox<L> mailbox = mailbox(id);
        if (!mailbox.mayAsk()) {
            reply.accept(
                    new Reply.Refused(
                            ErrorCode.RATE_LIMITED,
                            "There is too much going on in this room; please try again."));
            return;
        }
        RoomCommand ask = new RoomCommand.Ask(by, event, ids.opaque(), courier.roundTripMs(line));
        mailbox.post(new Letter<>(ask, line, reply));
    }

    /// A connection ended. Nothing happens if another one has taken its place since.
    public void lost(RoomId id, UserId user, L line) {
        post(id, new RoomCommand.Lost(user), line, reply -> {});
    }

    /// A look from outside.
    public CompletionStage<Optional<RoomState>> peek(RoomId id) {
        return store.load(id).thenApply(found -> found.map(Versioned::value));
    }

    /// @return the rooms that live at this node, for the operator; a moment old
    public CompletionStage<List<RoomOverview>> overview() {
        List<CompletableFuture<Optional<RoomState>>> asked =
                groups.stream()
                        .flatMap(group -> group.keySet().stream())
                        .map(id -> peek(id).toCompletableFuture())
                        .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(answered ->
                        asked.stream()
                                .flatMap(room -> room.join().stream())
                                .map(RoomOverview::of)
                                .toList());
    }

    /// Ends a room at once; everybody in it is told and put out.
    ///
    /// @return whether there was such a room
    public CompletionStage<Boolean> close(RoomId id) {
        return store.load(id)
                .thenCompose(found ->
                        found.isEmpty()
                                ? CompletableFuture.completedFuture(false)
                                : store.delete(id, found.get().version())
                                        .thenCompose(gone ->
                                                // It changed meanwhile; every lost race is somebody
                                                // else's progress.
                                                gone
                                                        ? CompletableFuture.completedFuture(true)
                                                        : close(id)));
    }

    /// Heartbeat, reports, lost members and the end of the rooms of one group. Each group is to be
    /// ticked about once a second, and not all at the same instant: whoever speaks then would wait
    /// for the work of thousands of rooms.
    ///
    /// @param group from 0 to below [#TICK_GROUPS]
    public void tick(int group) {
        groups.get(group).values().forEach(RoomMailbox::tick);
    }

    public int roomCount() {
        return store.count();
    }

    private void post(RoomId id, RoomCommand command, @Nullable L line, Consumer<Reply> reply) {
        mailbox(id).post(new Letter<>(command, line, reply));
    }

    private RoomMailbox<L> mailbox(RoomId id) {
        return group(id)
                .computeIfAbsent(
                        id,
                        any ->
                                new RoomMailbox<>(
                                        id,
                                        rules,
                                        loops.apply(id),
                                        store,
                                        clock,
                                        courier,
                                        roomLimits.get(),
                                        this::retire));
    }

    private Map<RoomId, RoomMailbox<L>> group(RoomId id) {
        return groups.get(Math.floorMod(id.hashCode(), TICK_GROUPS));
    }

    private void retire(RoomMailbox<L> mailbox) {
        group(mailbox.id()).remove(mailbox.id(), mailbox);
        founders.remove(mailbox.id());
    }
}
