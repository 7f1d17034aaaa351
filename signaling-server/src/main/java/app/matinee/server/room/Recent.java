package app.matinee.server.room;

import app.matinee.protocol.LastHeard;
import app.matinee.protocol.Limits;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.ServerEvent.Sequenced;
import app.matinee.protocol.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the room told of late: for members whose connection broke and who come back while their
/// place is kept. Numbered changes and lines of chat only. What else is told is of the moment (a
/// reaction, somebody typing) or stands in the snapshot (who may be heard).
///
/// A member says the last change and the last line they heard ([LastHeard]). As a connection
/// delivers in order or ends, they heard all up to the later of the two and nothing after it: the
/// rest follows, so that nobody hears anything twice or out of order. Whoever was away for longer
/// than this remembers gets the room whole instead.
///
/// Bounded by number and by time. Owned by the room's mailbox.
final class Recent {
    /// Longer than a place is kept, by what a busy server may be late to notice.
    static final long KEPT_MS = 2 * Membership.PLACE_KEPT_MS;

    private record Entry(long atMs, Audience to, ServerEvent event) {
        boolean isSeq(long seq) {
            return event instanceof Sequenced change && change.seq() == seq;
        }

        boolean isLine(@Nullable MessageId line) {
            return event instanceof ChatPosted posted && posted.id().equals(line);
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>(2);
    private long version = -1;

    /// The last change and the last line before the first entry.
    private long seqBefore;

    private @Nullable MessageId lineBefore;

    /// Takes note of a commit. The same twice counts once, and after a gap everything begins anew.
    ///
    /// @param version the version after it
    /// @param after the room after it
    /// @param nowMs the server's clock, milliseconds
    void committed(long version, RoomState after, List<Outgoing> events, long nowMs) {
        if (version <= this.version) {
            return;
        }
        if (version > this.version + 1) {
            begin(version, after);
            return;
        }
        this.version = version;
        for (Outgoing out : events) {
            if (out instanceof Outgoing.Told(var to, var event)
                    && (event instanceof Sequenced || event instanceof ChatPosted)) {
                entries.addLast(new Entry(nowMs, to, event));
            }
        }
        forget(nowMs);
    }

    /// From here on nothing is missing; what was before is not known.
    void begin(long version, RoomState room) {
        if (version <= this.version) {
            return;
        }
        this.version = version;
        entries.clear();
        seqBefore = room.seq();
        lineBefore = room.chat().isEmpty() ? null : room.chat().getLast().id();
    }

    /// Lets go of what nobody can ask for any more.
    void forget(long nowMs) {
        while (!entries.isEmpty()
                && (entries.size() > Limits.MAX_MISSED_EVENTS
                        || nowMs - entries.getFirst().atMs() > KEPT_MS)) {
            switch (entries.removeFirst().event()) {
                case Sequenced change -> seqBefore = change.seq();
                case ChatPosted line -> lineBefore = line.id();
                case ServerEvent other -> throw new IllegalStateException("kept " + other);
            }
        }
    }

    /// @return what `who` has not heard, oldest first; empty when that is not known any more
    Optional<List<ServerEvent>> since(LastHeard last, UserId who) {
        int heard = 0;
        boolean known = last.seq() == seqBefore && isBefore(last.line());
        int at = 0;
        for (Entry entry : entries) {
            at++;
            if (entry.isSeq(last.seq()) || entry.isLine(last.line())) {
                heard = at;
                known = true;
            }
        }
        if (!known) {
            return Optional.empty();
        }
        List<ServerEvent> missed = new ArrayList<>();
        at = 0;
        for (Entry entry : entries) {
            if (at++ >= heard && entry.to().includes(who)) {
                missed.add(entry.event());
            }
        }
        return Optional.of(missed);
    }

    private boolean isBefore(@Nullable MessageId line) {
        return lineBefore == null ? line == null : lineBefore.equals(line);
    }
}
