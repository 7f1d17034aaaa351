package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ClientEvent.QueueMove;
import app.matinee.protocol.ClientEvent.QueueNext;
import app.matinee.protocol.ClientEvent.QueueRemove;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.ServerEvent.QueueChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What comes after the film that is on.
final class QueueRules {
    private QueueRules() {}

    static Decision add(RoomState room, Seat by, QueueAdd add, String freshId, RoomBounds bounds) {
        if (!Permissions.allows(by, room.policy().queue())) {
            return Permissions.forbidden(room);
        }
        if (room.queue().size() >= bounds.queue()) {
            return Decision.refused(room, ErrorCode.QUEUE_FULL, "The queue is full.");
        }
        List<QueueItem> queue = new ArrayList<>(room.queue());
        queue.add(new QueueItem(new QueueItemId(freshId), add.media(), by.userId()));
        return changed(room, by, queue);
    }

    static Decision remove(RoomState room, Seat by, QueueRemove remove) {
        if (!Permissions.allows(by, room.policy().queue())) {
            return Permissions.forbidden(room);
        }
        if (item(room, remove.itemId()).isEmpty()) {
            return notThere(room);
        }
        return changed(room, by, without(room, remove.itemId()));
    }

    static Decision move(RoomState room, Seat by, QueueMove move) {
        if (!Permissions.allows(by, room.policy().queue())) {
            return Permissions.forbidden(room);
        }
        Optional<QueueItem> item = item(room, move.itemId());
        if (item.isEmpty()) {
            return notThere(room);
        }
        List<QueueItem> queue = without(room, move.itemId());
        queue.add(Math.min(move.index(), queue.size()), item.get());
        return changed(room, by, queue);
    }

    /// Two numbers: one for the shorter queue, one for the film.
    static Decision next(RoomState room, Seat by, QueueNext next, long nowMs) {
        if (!Objects.equals(next.mediaId(), room.playback().timeline().mediaId())) {
            return Decision.of(room, new Reply.Applied(room.seq()));
        }
        if (room.queue().isEmpty()) {
            return Decision.refused(room, ErrorCode.QUEUE_ITEM_NOT_FOUND, "The queue is empty.");
        }
        QueueItem first = room.queue().getFirst();
        RoomState shorter = room.withQueue(without(room, first.id())).counted();
        RoomState loaded = PlaybackRules.loaded(shorter, by, next, first.media(), nowMs);
        return Decision.of(
                loaded,
                new Reply.Applied(loaded.seq()),
                Outgoing.toAll(new QueueChanged(shorter.seq(), by.userId(), shorter.queue())),
                Outgoing.toAll(PlaybackRules.event(loaded, by, next, PlaybackAction.LOAD)));
    }

    private static Decision changed(RoomState room, Seat by, List<QueueItem> queue) {
        RoomState next = room.withQueue(queue).counted();
        return Decision.of(
                next,
                new Reply.Applied(next.seq()),
                Outgoing.toAll(new QueueChanged(next.seq(), by.userId(), next.queue())));
    }

    private static Optional<QueueItem> item(RoomState room, QueueItemId id) {
        return room.queue().stream().filter(i -> i.id().equals(id)).findFirst();
    }

    private static List<QueueItem> without(RoomState room, QueueItemId id) {
        List<QueueItem> queue = new ArrayList<>(room.queue());
        queue.removeIf(i -> i.id().equals(id));
        return queue;
    }

    private static Decision notThere(RoomState room) {
        return Decision.refused(
                room, ErrorCode.QUEUE_ITEM_NOT_FOUND, "That film is no longer in the queue.");
    }
}
