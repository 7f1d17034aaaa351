package app.matinee.client.session;

import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.protocol.Invite;
import app.matinee.protocol.Keys;
import app.matinee.protocol.Knock;
import app.matinee.protocol.Media;
import app.matinee.protocol.Member;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomRules;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
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
        @Nullable List<Media> library,
        Door door) {

    /// What stands over the door.
    record Card(RoomId roomId, RoomRules rules) {}

    /// What this person has to do with the door.
    ///
    /// @param knocks who waits there
    /// @param invites those still open; null until asked for
    /// @param takenOut whom this person saw taken out and not yet back
    /// @param grant opens the room's films; a secret. Null when the server gives none
    record Door(
            List<Knock> knocks,
            @Nullable List<Invite> invites,
            List<PartyState.TakenOut> takenOut,
            @Nullable Grant grant) {
        static Door with(List<PartyState.TakenOut> takenOut, @Nullable Grant grant) {
            return new Door(List.of(), null, takenOut, grant);
        }

        Door with(List<Knock> others) {
            return new Door(others, invites, takenOut, grant);
        }

        Door with(Grant other) {
            return new Door(knocks, invites, takenOut, other);
        }

        Door withInvites(@Nullable List<Invite> others) {
            return new Door(knocks, others, takenOut, grant);
        }

        Door withTakenOut(PartyState.TakenOut one) {
            List<PartyState.TakenOut> more = new ArrayList<>(without(one.person()).takenOut);
            more.add(one);
            return new Door(knocks, invites, List.copyOf(more), grant);
        }

        /// They are in again, or may be.
        Door without(PersonId back) {
            return new Door(
                    knocks,
                    invites,
                    takenOut.stream().filter(one -> !one.person().equals(back)).toList(),
                    grant);
        }
    }

    /// @param untilServerMs the server's clock, milliseconds
    record Grant(String token, long untilServerMs) {
        /// @return null when the server gives none
        static @Nullable Grant of(Keys keys) {
            return keys.grant() == null || keys.grantUntilServerMs() == null
                    ? null
                    : new Grant(keys.grant(), keys.grantUntilServerMs());
        }

        /// Leaves the token out.
        @Override
        public String toString() {
            return "Grant[until=" + untilServerMs + "]";
        }
    }

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
                library,
                door);
    }

    RoomState missingSince(long nanos) {
        return new RoomState(
                card,
                self,
                epoch,
                seq,
                nanos,
                members,
                syncOf,
                typingUntil,
                chat,
                queue,
                library,
                door);
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
                library,
                door);
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
                library,
                door);
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
                library,
                door);
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
                library,
                door);
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
                library,
                door);
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
                library,
                door);
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
                newLibrary,
                door);
    }

    RoomState with(Door newDoor) {
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
                library,
                newDoor);
    }
}
