package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member's place in a room, with what only the server knows of them.
///
/// @param resumeHash hash of the token that gives this place back
/// @param recentCommands the last [#COMMANDS_KEPT] commands, oldest first: the same one twice acts
///   once
/// @param status how their player stands; null until they said so for the film that is on
/// @param player what the server makes of it
/// @param lostSinceServerMs when their connection was lost; null while it stands
public record Seat(
        Member member,
        String resumeHash,
        List<CommandId> recentCommands,
        @Nullable PlaybackStatus status,
        PlayerState player,
        @Nullable Long lostSinceServerMs) {
    static final int COMMANDS_KEPT = 64;

    public Seat {
        recentCommands = List.copyOf(recentCommands);
    }

    UserId userId() {
        return member.userId();
    }

    boolean isLost() {
        return lostSinceServerMs != null;
    }

    /// Whether the film may wait for them at all.
    boolean countsForWaiting() {
        return !isLost() && member.waitForMe() && !player.excused();
    }

    boolean hasSent(CommandId command) {
        return recentCommands.contains(command);
    }

    Seat having(CommandId command) {
        List<CommandId> kept = new ArrayList<>(recentCommands);
        kept.add(command);
        int surplus = Math.max(0, kept.size() - COMMANDS_KEPT);
        return new Seat(
                member,
                resumeHash,
                kept.subList(surplus, kept.size()),
                status,
                player,
                lostSinceServerMs);
    }

    Seat withStatus(@Nullable PlaybackStatus now) {
        return new Seat(member, resumeHash, recentCommands, now, player, lostSinceServerMs);
    }

    Seat with(PlayerState now) {
        return new Seat(member, resumeHash, recentCommands, status, now, lostSinceServerMs);
    }

    Seat with(Member now) {
        return new Seat(now, resumeHash, recentCommands, status, player, lostSinceServerMs);
    }

    Seat lostSince(long serverMs) {
        return new Seat(
                member, resumeHash, recentCommands, status, player.atAnotherPlace(), serverMs);
    }

    Seat takenAgain(String newResumeHash) {
        return new Seat(member, newResumeHash, recentCommands, status, player, null);
    }

    Seat as(Role role) {
        return with(member.as(role));
    }
}
