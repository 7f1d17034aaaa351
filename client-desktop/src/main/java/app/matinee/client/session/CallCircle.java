package app.matinee.client.session;

import app.matinee.protocol.Member;
import app.matinee.protocol.UserId;
import java.util.List;

/// Who of a room is in its call (docs/protocol.md, "Calls"). Every pair of a mesh needs a
/// connection of its own and everybody sends to everybody, so a call is bounded: those who came
/// first. All clients see the members in the same order and so agree without asking.
final class CallCircle {
    static final int MOST = 8;

    private CallCircle() {}

    /// @param members in order of joining
    static List<Member> of(List<Member> members) {
        return members.subList(0, Math.min(MOST, members.size()));
    }

    static boolean holds(List<Member> members, UserId who) {
        return of(members).stream().anyMatch(m -> m.userId().equals(who));
    }
}
