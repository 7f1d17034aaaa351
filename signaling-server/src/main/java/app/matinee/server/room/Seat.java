package app.matinee.server.room;

import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member's place in a room, with what only the server knows of them.
///
/// @param line how they are connected
/// @param recentCommands the last [#COMMANDS_KEPT] commands, oldest first: the same one twice acts
///   once
/// @param status how their player stands; null until they said so for the film that is on
/// @param player what the server makes of it
public record Seat(
        Member member,
        Line line,
        List<CommandId> recentCommands,
        @Nullable PlaybackStatus status,
        PlayerState player) {
    static final int COMMANDS_KEPT = 64;

    /// @param address a pseudonym of where they come from, in this room only
    /// @param resumeHash hash of the token that gives this place back
    /// @param formerHash hash of the token before, until its holder has been heard since: the
    ///   answer that brought the new one may have been lost with the connection; null when they
    ///   were heard
    /// @param lostSinceServerMs when their connection was lost; null while it stands
    /// @param heardServerMs when their program last asked for something, to the minute
    public record Line(
            String address,
            String resumeHash,
            @Nullable String formerHash,
            @Nullable Long lostSinceServerMs,
            long heardServerMs) {
        /// Not to write a seat anew for every word.
        private static final long TO_THE_MINUTE_MS = 60_000;

        boolean isNews(long nowMs) {
            return formerHash != null || nowMs - heardServerMs >= TO_THE_MINUTE_MS;
        }

        /// Whether somebody with this token may sit here. The former one only gives back a place
        /// whose connection is gone: it takes none away from whoever has the new one.
        boolean isOpenedBy(String hash) {
            return resumeHash.equals(hash)
                    || (lostSinceServerMs != null && hash.equals(formerHash));
        }
    }

    public Seat {
        recentCommands = List.copyOf(recentCommands);
    }

    static Seat taken(Member member, Newcomer by, PlayerState player, long nowMs) {
        Line line = new Line(by.address(), by.resumeHash(), null, null, nowMs);
        return new Seat(member, line, List.of(), null, player);
    }

    UserId userId() {
        return member.userId();
    }

    Role role() {
        return member.role();
    }

    boolean isLost() {
        return line.lostSinceServerMs() != null;
    }

    /// Whether they keep the door: see who knocks, and let them in.
    boolean keepsDoor() {
        return role().isAtLeast(Role.CO_HOST);
    }

    /// Whether the film may wait for them at all.
    boolean countsForWaiting() {
        return !isLost() && member.waitForMe() && !player.excused();
    }

    boolean hasSent(CommandId command) {
        return recentCommands.contains(command);
    }

    Seat having(CommandId command) {
        List<CommandId> kept = Access.with(recentCommands, command);
        int surplus = Math.max(0, kept.size() - COMMANDS_KEPT);
        return new Seat(member, line, kept.subList(surplus, kept.size()), status, player);
    }

    Seat withStatus(@Nullable PlaybackStatus now) {
        return new Seat(member, line, recentCommands, now, player);
    }

    Seat with(PlayerState now) {
        return new Seat(member, line, recentCommands, status, now);
    }

    Seat with(Member now) {
        return new Seat(now, line, recentCommands, status, player);
    }

    private Seat with(Line now) {
        return new Seat(member, now, recentCommands, status, player);
    }

    Seat heardAt(long serverMs) {
        return with(
                new Line(
                        line.address(),
                        line.resumeHash(),
                        null,
                        line.lostSinceServerMs(),
                        serverMs));
    }

    Seat lostSince(long serverMs) {
        return with(new Line(
                        line.address(),
                        line.resumeHash(),
                        line.formerHash(),
                        serverMs,
                        line.heardServerMs()))
                .with(player.atAnotherPlace());
    }

    /// @param byHash of the token they came with; it stays good until they are heard
    Seat takenAgain(String byHash, String newResumeHash, long nowMs) {
        return with(new Line(line.address(), newResumeHash, byHash, null, nowMs));
    }

    Seat as(Role role) {
        return with(member.as(role));
    }
}
