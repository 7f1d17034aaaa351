package app.matinee.server.room;

import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;

/// An event on its way to members of the room.
public record Outgoing(Audience to, ServerEvent event) {
    static Outgoing toAll(ServerEvent event) {
        return new Outgoing(new Audience.Everybody(), event);
    }

    static Outgoing toOthers(UserId except, ServerEvent event) {
        return new Outgoing(new Audience.Others(except), event);
    }

    static Outgoing toOne(UserId user, ServerEvent event) {
        return new Outgoing(new Audience.One(user), event);
    }
}
