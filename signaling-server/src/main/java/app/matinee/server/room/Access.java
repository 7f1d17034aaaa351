package app.matinee.server.room;

import app.matinee.protocol.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What keeps people out of a room, and what lets them in all the same.
///
/// @param passwordHash null for a room without
/// @param locked whether nobody new comes in
/// @param invites those that still let somebody in
/// @param bans those that have not ended
/// @param knocks who waits at the door, oldest first
public record Access(
        @Nullable String passwordHash,
        boolean locked,
        List<IssuedInvite> invites,
        List<Ban> bans,
        List<Knocker> knocks) {
    public Access {
        invites = List.copyOf(invites);
        bans = List.copyOf(bans);
        knocks = List.copyOf(knocks);
    }

    static Access with(@Nullable String passwordHash) {
        return new Access(passwordHash, false, List.of(), List.of(), List.of());
    }

    boolean keepsOut(Newcomer who, long nowMs) {
        return bans.stream().anyMatch(ban -> ban.keepsOut(who, nowMs));
    }

    Optional<IssuedInvite> openInvite(String tokenHash, long nowMs) {
        return invites.stream()
                .filter(i -> i.tokenHash().equals(tokenHash) && i.invite().isOpen(nowMs))
                .findFirst();
    }

    Access withPassword(@Nullable String hash) {
        return new Access(hash, locked, invites, bans, knocks);
    }

    Access withLock(boolean now) {
        return new Access(passwordHash, now, invites, bans, knocks);
    }

    Access withInvites(List<IssuedInvite> changed) {
        return new Access(passwordHash, locked, changed, bans, knocks);
    }

    Access withBan(Ban added) {
        return new Access(passwordHash, locked, invites, with(bans, added), knocks);
    }

    /// The same if there are none of theirs. Whoever else was banned from their address stays so.
    Access withoutBansOf(PersonId person) {
        List<Ban> left = bans.stream().filter(ban -> !ban.person().equals(person)).toList();
        return left.size() == bans.size()
                ? this
                : new Access(passwordHash, locked, invites, left, knocks);
    }

    Access withKnock(Knocker added) {
        return new Access(passwordHash, locked, invites, bans, with(knocks, added));
    }

    /// The same if there are none such.
    Access withoutKnocks(Predicate<Knocker> over) {
        List<Knocker> left = knocks.stream().filter(over.negate()).toList();
        return left.size() == knocks.size()
                ? this
                : new Access(passwordHash, locked, invites, bans, left);
    }

    /// Without what time has ended. The same if that is nothing.
    Access swept(long nowMs) {
        List<IssuedInvite> open = invites.stream().filter(i -> i.invite().isOpen(nowMs)).toList();
        List<Ban> lasting = bans.stream().filter(ban -> ban.lasts(nowMs)).toList();
        return open.size() == invites.size() && lasting.size() == bans.size()
                ? this
                : new Access(passwordHash, locked, open, lasting, knocks);
    }

    static <T> List<T> with(List<T> some, T added) {
        List<T> more = new ArrayList<>(some);
        more.add(added);
        return more;
    }
}
