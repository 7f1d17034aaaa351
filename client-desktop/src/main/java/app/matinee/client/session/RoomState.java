package app.matinee.client.session;

import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.protocol.Media;
import app.matinee.protocol.Member;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The room as last heard of, the film apart.
///
/// @param missing when the snapshot was asked for, local monotonic clock; null when nothing is
///   missing
/// @param typingUntil local monotonic clock, nanoseconds
record RoomState(
        Card card,
        UserId self,
        String epoch,
        long seq,
        @Nullable Long missing,
        List<Member> members,
        Map<UserId, ServerEvent.MemberSync> syncOf,
        Map<UserId, Long> typingUntil,
        List<ChatLine> chat,
        List<QueueItem> queue,
        @Nullable List<Media> library) {

    /// What stands over the door.
    record Card(RoomId roomId, String title, boolean hasPassword, RoomPolicy policy) {}

    RoomState {
        members = List.copyOf(members);
        syncOf = Map.copyOf(syncOf);
        typingUntil = Map.copyOf(typingUntil);
        chat = List.copyOf(chat);
        queue = List.copyOf(queue);
    }

    Optional<String> nameOf(@Nullable UserId user) {
        return members.stream().filter(m -> m.userId().equals(user)).findFirst().map(Member::name);
    }

    RoomState counted(String newEpoch, long newSeq) {
        return new RoomState(
                card,
                self,
                newEpoch,
                newSeq,
                null,
                members,
                syncOf,
                typingUntil,
                chat,
                queue,
                library);
    }

    RoomState missingSince(long nanos) {
        return new RoomState(
                card, self, epoch, seq, nanos, members, syncOf, typingUntil, chat, queue, library);
    }

    RoomState withCard(Card newCard) {
        return new RoomState(
                newCard,
                self,
                epoch,
                seq,
                missing,
                members,
                syncOf,
                typingUntil,
                chat,
                queue,
                library);
    }

    RoomState withMembers(List<Member> newMembers) {
        return new RoomState(
                card,
                self,
                epoch,
                seq,
                missing,
                newMembers,
                syncOf,
                typingUntil,
                chat,
                queue,
                library);
    }

    RoomState withSyncOf(Map<UserId, ServerEvent.MemberSync> newSyncOf) {
        return new RoomState(
                card,
                self,
                epoch,
                seq,
                missing,
                members,
                newSyncOf,
                typingUntil,
                chat,
                queue,
                library);
    }

    RoomState withTypingUntil(Map<UserId, Long> newTypingUntil) {
        return new RoomState(
                card,
                self,
                epoch,
                seq,
                missing,
                members,
                syncOf,
                newTypingUntil,
                chat,
                queue,
                library);
    }

    RoomState withChat(List<ChatLine> newChat) {
        return new RoomState(
                card,
                self,
                epoch,
                seq,
                missing,
                members,
                syncOf,
                typingUntil,
                newChat,
                queue,
                library);
    }

    RoomState withQueue(List<QueueItem> newQueue) {
        return new RoomState(
                card,
                self,
                epoch,
                seq,
                missing,
                members,
                syncOf,
                typingUntil,
                chat,
                newQueue,
                library);
    }

    RoomState withLibrary(List<Media> newLibrary) {
        return new RoomState(
                card,
                self,
                epoch,
                seq,
                missing,
                members,
                syncOf,
                typingUntil,
                chat,
                queue,
                newLibrary);
    }
}
