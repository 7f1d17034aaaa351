package app.matinee.client.session;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.Signal;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.IceCandidate;
import app.matinee.protocol.Sdp;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the engine and its peers say to each other through the server, unread. Kept while the
/// server is away, because the call goes on meanwhile.
final class CallSignals {
    private CallSignals() {}

    static void signaled(Turn turn, UserId from, Signal signal) {
        if (signal instanceof Signal.Offer) {
            Set<UserId> courted = new HashSet<>(turn.call().courted());
            courted.add(from);
            turn.set(turn.call().courtedBy(courted));
            // The engine must know them before it hears them.
            CallLogic.settle(turn);
        }
        turn.run(new Effect.TellEngine(new CallCommand.Hear(from, signal)));
    }

    static Signal signal(IceCandidate found) {
        String mid = found.sdpMid();
        Integer line = found.sdpMLineIndex();
        return new Signal.Candidate(
                found.candidate(), mid == null ? "" : mid, line == null ? 0 : line);
    }

    static void relay(Turn turn, CallEvent.SendSignal send) {
        if (!turn.isUp()) {
            List<CallEvent.SendSignal> held = new ArrayList<>(turn.call().held());
            held.add(send);
            turn.set(turn.call().holding(held));
            return;
        }
        UserId to = send.to();
        turn.send(
                switch (send.signal()) {
                    case Signal.Offer offer -> new ClientEvent.RtcOffer(to, new Sdp(offer.sdp()));
                    case Signal.Answer answer ->
                            new ClientEvent.RtcAnswer(to, new Sdp(answer.sdp()));
                    case Signal.Candidate found ->
                            new ClientEvent.RtcCandidate(
                                    to,
                                    new IceCandidate(
                                            found.candidate(),
                                            found.sdpMid(),
                                            found.sdpMLineIndex(),
                                            null));
                },
                // The engine tries again by itself when nothing comes of it.
                new Request.Silent());
    }
}
