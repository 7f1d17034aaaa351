package app.matinee.client.session;

import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.PersonId;

/// What an answer is about.
sealed interface Request {
    /// To make or enter the room.
    record Entry() implements Request {}

    record Command(CommandId id) implements Request {}

    record Line(ClientMessageId id) implements Request {}

    record Snapshot() implements Request {}

    /// What microphone and camera do.
    record OnAir() implements Request {}

    /// To show one's screen.
    record Screen() implements Request {}

    record MakeInvite() implements Request {}

    record ListInvites() implements Request {}

    /// To let somebody back who was taken out.
    record LetBack(PersonId whom) implements Request {}

    record RenewGrant() implements Request {}

    /// A wish with nothing to undo.
    record Plain() implements Request {}

    /// Nobody waits for the answer: a refusal is not worth a word.
    record Silent() implements Request {}
}
