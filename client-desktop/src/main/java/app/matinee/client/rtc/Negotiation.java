package app.matinee.client.rtc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides who offers, who answers and who gives way, for one peer: perfect negotiation (W3C WebRTC
/// 10.7) as a state machine that does nothing itself.
///
/// Three things are different from the specification's example, for reasons found by measurement or
/// by the seeded tests:
///
/// - **Rollback is explicit.** The native library does none by itself when an offer is applied over
///   a pending one.
/// - **One operation at a time.** Making an offer or an answer takes two native calls with
///   callbacks between; whatever is heard meanwhile waits in [#heard]. Without that, an offer could
///   be applied between the making and the setting of one's own.
/// - **A connection is known by its session number.** When a peer's engine was restarted, its offer
///   carries another number than the description before, and the old connection can never come
///   back: both keys and ports are gone. Then one's own is renewed too, whatever the roles.
///
/// Candidates belong to a description by their user fragment. Those that come before it wait; those
/// of an offer that was ignored are never asked for.
///
/// Not thread-safe. The caller performs the effects in order and reports each operation's end;
/// reports of a connection that was renewed meanwhile must be dropped by the caller.
public final class Negotiation {
    /// A connection gathers some ten; twice renewed while none is wanted is still less.
    private static final int MAX_WAITING_CANDIDATES = 128;

    /// What is heard during one operation: an offer or answer and its candidates.
    private static final int MAX_WAITING_SIGNALS = 256;

    /// A connection that was renewed so often without ever connecting will not be mended by another
    /// offer at once.
    private static final int MAX_RENEWALS = 5;

    /// What can happen.
    public sealed interface Input {
        /// Begin.
        ///
        /// @param offer at once, or leave the first offer to the peer. The impolite side offers
        ///   anyway: then there is one offer in the usual case and no collision to undo.
        record Start(boolean offer) implements Input {}

        /// The connection says that something is not negotiated yet.
        record Needed() implements Input {}

        /// The way is lost; look for another one.
        record RestartIce() implements Input {}

        /// Nothing was heard for too long: offer if it was left to the peer, repeat an offer that
        /// may have been lost.
        record Overdue() implements Input {}

        /// Begin again with a new connection.
        record Renew() implements Input {}

        /// It is connected.
        record Connected() implements Input {}

        record Heard(Signal signal) implements Input {}

        /// [Effect.MakeOffer] is done, and the offer is the local description.
        record OfferMade(String sdp) implements Input {}

        /// [Effect.TakeOffer] is done, and the answer is the local description.
        record AnswerMade(String sdp) implements Input {}

        /// [Effect.TakeAnswer] is done.
        record AnswerTaken() implements Input {}

        /// The operation that was going on failed.
        record Failed() implements Input {}
    }

    /// What is to be done.
    public sealed interface Effect {
        /// Make an offer and set it as the local description.
        record MakeOffer(boolean restartIce) implements Effect {}

        /// Set a remote offer, make an answer, set it.
        ///
        /// @param rollBack first take back one's own pending offer
        record TakeOffer(String sdp, boolean rollBack) implements Effect {}

        record TakeAnswer(String sdp) implements Effect {}

        record AddCandidate(Signal.Candidate candidate) implements Effect {}

        record Send(Signal signal) implements Effect {}

        /// Close the connection and put a new one in its place. Operations that were going on are
        /// void, and the new one's first [Input.Needed] is expected to come or not, as it likes.
        record Replace() implements Effect {}

        /// No offer helps any more; try again later, or when somebody asks.
        record GiveUp() implements Effect {}
    }

    private enum Busy {
        NO,
        OFFERING,
        ANSWERING,
        TAKING_ANSWER
    }

    private final boolean polite;
    private final Deque<Signal> heard = new ArrayDeque<>();
    private final Deque<Signal.Candidate> early = new ArrayDeque<>();
    private final List<Effect> effects = new ArrayList<>();

    private Busy busy = Busy.NO;
    private boolean leftToPeer;
    private boolean offerWanted;
    private boolean restartWanted;
    private @Nullable String pendingOffer;
    private boolean pendingRestarts;
    private Optional<String> remoteSession = Optional.empty();
    private Set<String> remoteUfrags = Set.of();
    private @Nullable String takingSdp;
    private int renewals;

    /// @param polite whether this side gives way when offers collide. The sides must differ: see
    ///   [#isPolite].
    public Negotiation(boolean polite) {
        this.polite = polite;
    }

    /// The rule both sides compute alike: the smaller id is polite.
    public static boolean isPolite(String self, String peer) {
        int order = self.compareTo(peer);
        if (order == 0) {
            throw new IllegalArgumentException("a call with oneself");
        }
        return order < 0;
    }

    /// @return what is to be done now, in order
    public List<Effect> on(Input input) {
        effects.clear();
        switch (input) {
            case Input.Start start -> {
                leftToPeer = polite && !start.offer();
                offerWanted = true;
            }
            case Input.Needed needed -> offerWanted = true;
            case Input.RestartIce restart -> {
                offerWanted = true;
                restartWanted = true;
            }
            case Input.Overdue overdue -> overdue();
            case Input.Renew renew -> {
                renewals = 0;
                renew();
                offerWanted = true;
            }
            case Input.Connected connected -> renewals = 0;
            case Input.Heard h -> hear(h.signal());
            case Input.OfferMade made -> offerMade(made.sdp());
            case Input.AnswerMade made -> answerMade(made.sdp());
            case Input.AnswerTaken taken -> answerTaken();
            case Input.Failed failed -> failed();
        }
        goOn();
        return List.copyOf(effects);
    }

    /// Whether nothing is going on and nothing is left to do.
    public boolean isSettled() {
        return busy == Busy.NO && pendingOffer == null && !offerWanted && heard.isEmpty();
    }

    private void overdue() {
        if (leftToPeer) {
            leftToPeer = false;
        } else if (pendingOffer != null && busy == Busy.NO) {
            if (remoteSession.isPresent()) {
                effects.add(new Effect.Send(new Signal.Offer(pendingOffer)));
            } else if (renew()) {
                // Its candidates went the same way as the offer: to an engine that is no more.
                offerWanted = true;
            }
        }
    }

    private void hear(Signal signal) {
        if (signal instanceof Signal.Candidate candidate) {
            // Not behind the descriptions: which one it belongs to, it says itself.
            hear(candidate);
        } else if (heard.size() < MAX_WAITING_SIGNALS) {
            heard.add(signal);
        }
    }

    private void hear(Signal.Candidate candidate) {
        if (busy == Busy.NO && belongs(candidate)) {
            effects.add(new Effect.AddCandidate(candidate));
            return;
        }
        if (early.size() >= MAX_WAITING_CANDIDATES) {
            early.removeFirst();
        }
        early.add(candidate);
    }

    private boolean belongs(Signal.Candidate candidate) {
        return !remoteUfrags.isEmpty()
                && SdpText.ufragOf(candidate).map(remoteUfrags::contains).orElse(true);
    }

    /// Takes up what waits, while no operation is going on.
    private void goOn() {
        while (busy == Busy.NO && !heard.isEmpty()) {
            switch (heard.remove()) {
                case Signal.Offer offer -> offered(offer.sdp());
                case Signal.Answer answer -> answered(answer.sdp());
                case Signal.Candidate candidate -> hear(candidate);
            }
        }
        if (busy == Busy.NO && offerWanted && pendingOffer == null && !leftToPeer) {
            busy = Busy.OFFERING;
            offerWanted = false;
            pendingRestarts = restartWanted;
            restartWanted = false;
            effects.add(new Effect.MakeOffer(pendingRestarts));
        }
    }

    private void offered(String sdp) {
        boolean collides = pendingOffer != null;
        boolean peerIsNew = isOfAnotherConnection(sdp);
        if (peerIsNew && !renew()) {
            return;
        }
        if (collides && !polite) {
            // The peer takes its own back when ours arrives. Ours was for its old connection, if it
            // has a new one, so it gets another: only this side begins anew by an offer of its own,
            // or two renewals would chase each other for ever.
            offerWanted |= peerIsNew;
            return;
        }
        // A connection that has agreed on nothing is as well replaced: measured, one whose first
        // offer was taken back sometimes connects and then carries nothing.
        boolean startsOver = collides && !peerIsNew && remoteSession.isEmpty();
        boolean rollsBack = collides && !peerIsNew && !startsOver;
        if (startsOver) {
            effects.add(new Effect.Replace());
        }
        leftToPeer = false;
        // What this side needed goes into the answer; what does not is asked for anew once stable.
        offerWanted = false;
        restartWanted |= rollsBack && pendingRestarts;
        pendingOffer = null;
        busy = Busy.ANSWERING;
        takingSdp = sdp;
        effects.add(new Effect.TakeOffer(sdp, rollsBack));
    }

    private void answered(String sdp) {
        if (isOfAnotherConnection(sdp)) {
            // The peer's engine is new and has answered what was meant for the old one.
            if (renew()) {
                offerWanted = true;
            }
            return;
        }
        if (pendingOffer == null) {
            return; // a second answer to an offer that was repeated
        }
        busy = Busy.TAKING_ANSWER;
        takingSdp = sdp;
        effects.add(new Effect.TakeAnswer(sdp));
    }

    private boolean isOfAnotherConnection(String sdp) {
        return remoteSession.isPresent() && !remoteSession.equals(SdpText.session(sdp));
    }

    /// @return false when that was tried too often
    private boolean renew() {
        busy = Busy.NO;
        leftToPeer = false;
        offerWanted = false;
        restartWanted = false;
        pendingOffer = null;
        pendingRestarts = false;
        remoteSession = Optional.empty();
        remoteUfrags = Set.of();
        takingSdp = null;
        renewals++;
        if (renewals > MAX_RENEWALS) {
            heard.clear();
            effects.add(new Effect.GiveUp());
            return false;
        }
        effects.add(new Effect.Replace());
        return true;
    }

    private void offerMade(String sdp) {
        if (busy != Busy.OFFERING) {
            throw new IllegalStateException("an offer was made during " + busy);
        }
        busy = Busy.NO;
        pendingOffer = sdp;
        effects.add(new Effect.Send(new Signal.Offer(sdp)));
    }

    private void answerMade(String sdp) {
        if (busy != Busy.ANSWERING) {
            throw new IllegalStateException("an answer was made during " + busy);
        }
        remoteTaken();
        effects.add(new Effect.Send(new Signal.Answer(sdp)));
    }

    private void answerTaken() {
        if (busy != Busy.TAKING_ANSWER) {
            throw new IllegalStateException("an answer was taken during " + busy);
        }
        pendingOffer = null;
        pendingRestarts = false;
        remoteTaken();
    }

    private void remoteTaken() {
        String sdp = takingSdp;
        if (sdp == null) {
            throw new IllegalStateException("nothing was being taken");
        }
        Set<String> now = SdpText.ufrags(sdp);
        if (restartWanted && !now.equals(remoteUfrags)) {
            restartWanted = false; // the peer's own restart is as good
        } else if (restartWanted) {
            offerWanted = true;
        }
        busy = Busy.NO;
        takingSdp = null;
        remoteSession = SdpText.session(sdp);
        remoteUfrags = now;
        List<Signal.Candidate> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(this::hear);
    }

    private void failed() {
        Busy was = busy;
        busy = Busy.NO;
        takingSdp = null;
        switch (was) {
            case NO -> throw new IllegalStateException("nothing was going on that could fail");
            // A peer's bad offer changes nothing, except that ours may have been taken back for it.
            case ANSWERING -> offerWanted |= restartWanted;
            // The connection is in a state nobody can speak of.
            case OFFERING, TAKING_ANSWER -> {
                pendingOffer = null;
                heard.clear();
                effects.add(new Effect.GiveUp());
            }
        }
    }
}
