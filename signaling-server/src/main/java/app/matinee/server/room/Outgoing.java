package app.matinee.server.room;

import app.matinee.protocol.KnockId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.Set;

/// What a change of the room has to tell.
public sealed interface Outgoing {
    /// An event on its way to members of the room.
    record Told(Audience to, ServerEvent event) implements Outgoing {}

    /// What somebody who waited at the door is answered: that they are in, or why not.
    record Answered(KnockId knock, Reply reply) implements Outgoing {}

    static Outgoing toAll(ServerEvent event) {
        return new Told(new Audience.Everybody(), event);
    }

    static Outgoing toOthers(UserId except, ServerEvent event) {
        return new Told(new Audience.Others(except), event);
    }

    static Outgoing toOnly(Set<UserId> these, ServerEvent event) {
        return new Told(new Audience.Only(these), event);
    }

    static Outgoing toOne(UserId user, ServerEvent event) {
        return new Told(new Audience.One(user), event);
    }
}
