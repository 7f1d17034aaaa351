package app.matinee.client.session;

import app.matinee.client.session.PartyState.Trouble;
import app.matinee.client.signaling.Answer;

/// Telling that the server said no.
final class Refusals {
    private Refusals() {}

    static void tell(Turn turn, Answer.Refused refused) {
        Trouble.Refused why = new Trouble.Refused(refused.code(), refused.message());
        turn.trouble(why);
        turn.tell(new Moment.Refused(why));
    }
}
