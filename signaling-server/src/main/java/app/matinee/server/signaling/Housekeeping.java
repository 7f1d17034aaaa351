package app.matinee.server.signaling;

import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.SetPassword;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.codec.Ack;
import app.matinee.protocol.codec.AckCodec;
import app.matinee.server.access.Grants;
import app.matinee.server.access.Keyring;
import app.matinee.server.access.ResumeTokens;
import app.matinee.server.room.Reply;
import app.matinee.server.room.RoomService;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What members ask that has a secret in it, which the room never sees: passwords become hashes
/// before it, invites and grants get their token after it.
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final RoomService<Session> rooms;
    private final PasswordGate passwords;
    private final Keyring keys;
    private final LongSupplier clock;

    Housekeeping(
            RoomService<Session> rooms, PasswordGate passwords, Keyring keys, LongSupplier clock) {
        this.rooms = rooms;
        this.passwords = passwords;
        this.keys = keys;
        this.clock = clock;
    }

    /// Hashing costs, so only who may set a password has one hashed.
    void setPassword(Session session, Session.Place place, SetPassword wish, Answer answer) {
        rooms.peek(place.room())
                .thenApply(room -> room.filter(r -> r.maySetPassword(place.user())).isPresent())
                .thenCompose(may -> passwords.hash(may ? wish.password() : null))
                .whenComplete((hash, failure) -> {
                    if (failure != null) {
                        LOG.warn("a password could not be set: {}", failure.toString());
                        answer.refuse(
                                ErrorCode.UNAVAILABLE,
                                "The server is busy; please try again in a moment.");
                        return;
                    }
                    rooms.setPassword(
                            place.room(),
                            place.user(),
                            hash.orElse(null),
                            session,
                            reply -> answer.give(Replies.ack(reply)));
                });
    }

    void createInvite(Session session, Session.Place place, CreateInvite wish, Answer answer) {
        String token = keys.resumes().next();
        rooms.makeInvite(
                place.room(),
                place.user(),
                wish,
                ResumeTokens.hash(token),
                session,
                reply ->
                        answer.give(
                                reply instanceof Reply.Invited(var invite)
                                        ? AckCodec.invite(invite, token)
                                        : Replies.ack(reply)));
    }

    void renewGrant(Session.Place place, Answer answer) {
        Grants.Grant grant = keys.grants().give(place.room(), place.user(), clock.getAsLong());
        Ack ack = AckCodec.grant(keys.grants().token(grant), grant.untilServerMs());
        answer.give(ack);
    }
}
