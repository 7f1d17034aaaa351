package app.matinee.server.room;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.UserDisconnected;
import app.matinee.protocol.UserId;
import app.matinee.server.store.Change.Committed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The connections of one room's members at this node. Owned by the room's mailbox.
final class LocalLines<L> {
    /// @param sinceVersion what its snapshot contained; it hears only of later versions
    private record Attached<L>(L line, long sinceVersion) {}

    private final Map<UserId, Attached<L>> lines = new HashMap<>();

    /// Who waits at the door over a connection of this node.
    private final Map<KnockId, Letter<L>> knocking = new HashMap<>();

    private final Courier<L> courier;

    LocalLines(Courier<L> courier) {
        this.courier = courier;
    }

    void attach(UserId user, L line, long version) {
        Attached<L> before = lines.put(user, new Attached<>(line, version));
        if (before != null && !before.line().equals(line)) {
            courier.replaced(before.line());
        }
    }

    void detach(UserId user) {
        lines.remove(user);
    }

    /// The room is gone: everybody still here hears so, and their connections end.
    ///
    /// @param last the room as it was
    void close(RoomState last) {
        Map<UserId, Attached<L>> present = Map.copyOf(lines);
        lines.clear();
        List<Letter<L>> outside = List.copyOf(knocking.values());
        knocking.clear();
        outside.forEach(letter ->
                letter.reply()
                        .accept(
                                new Reply.Refused(
                                        ErrorCode.ROOM_CLOSED, "This room has just closed.")));
        present.forEach((user, attached) -> {
            last.seat(user)
                    .ifPresent(seat ->
                            courier.deliver(
                                    new UserDisconnected(
                                            last.seq() + 1,
                                            user,
                                            seat.member().name(),
                                            LeaveReason.CLOSED),
                                    List.of(attached.line())));
            courier.replaced(attached.line());
        });
    }

    /// Whether every member here knows the server's clock.
    boolean haveClocks() {
        return lines.values().stream().allMatch(member -> courier.hasClock(member.line()));
    }

    boolean holds(UserId user, @Nullable L line) {
        Attached<L> attached = lines.get(user);
        return attached != null && Objects.equals(attached.line(), line);
    }

    void waits(KnockId knock, Letter<L> letter) {
        knocking.put(knock, letter);
    }

    void waitsNoLonger(KnockId knock) {
        knocking.remove(knock);
    }

    void deliver(Committed<RoomState, Outgoing> change) {
        for (Outgoing out : change.events()) {
            switch (out) {
                case Outgoing.Told told -> deliver(told, change.version());
                case Outgoing.Answered(var knock, var reply) ->
                        answer(knock, reply, change.version());
            }
        }
    }

    private void deliver(Outgoing.Told told, long version) {
        List<L> to = new ArrayList<>(lines.size());
        for (Map.Entry<UserId, Attached<L>> member : lines.entrySet()) {
            if (version > member.getValue().sinceVersion() && told.to().includes(member.getKey())) {
                to.add(member.getValue().line());
            }
        }
        if (!to.isEmpty()) {
            courier.deliver(told.event(), to);
        }
        if (told.event() instanceof UserDisconnected gone) {
            Attached<L> unseated = lines.remove(gone.userId());
            if (unseated != null) {
                courier.unseated(unseated.line());
            }
        }
    }

    private void answer(KnockId knock, Reply reply, long version) {
        Letter<L> letter = knocking.remove(knock);
        if (letter == null) {
            return;
        }
        L line = letter.line();
        if (reply instanceof Reply.Entered entered && line != null) {
            attach(entered.self(), line, version);
        }
        letter.reply().accept(reply);
    }

    void deliver(ServerEvent event) {
        if (!lines.isEmpty()) {
            courier.deliver(event, lines.values().stream().map(Attached::line).toList());
        }
    }
}
