package app.matinee.client.rtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.matinee.client.rtc.Negotiation.Effect;
import app.matinee.client.rtc.Negotiation.Input;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    private static final String SDP = "v=0\r\no=- 7 2 IN IP4 0\r\na=ice-ufrag:abcd\r\n";
    private static final String OTHER = "v=0\r\no=- 8 2 IN IP4 0\r\na=ice-ufrag:efgh\r\n";

    private final Negotiation polite = new Negotiation(true);
    private final Negotiation impolite = new Negotiation(false);

    @Test
    void theImpoliteSideOffersAndThePoliteOneWaits() {
        assertThat(impolite.on(new Input.Start(false)))
                .containsExactly(new Effect.MakeOffer(false));
        assertThat(polite.on(new Input.Start(false))).isEmpty();
    }

    @Test
    void aPoliteSideThatWaitedTooLongOffers() {
        polite.on(new Input.Start(false));
        assertThat(polite.on(new Input.Overdue())).containsExactly(new Effect.MakeOffer(false));
    }

    @Test
    void thePoliteSideTakesItsOfferBack() {
        connected(polite);
        polite.on(new Input.RestartIce());
        polite.on(new Input.OfferMade("mine"));
        assertThat(polite.on(heardOffer(SDP))).containsExactly(new Effect.TakeOffer(SDP, true));
    }

    @Test
    void theImpoliteSideIgnoresACollidingOffer() {
        impolite.on(new Input.Start(false));
        impolite.on(new Input.OfferMade("mine"));
        assertThat(impolite.on(heardOffer(SDP))).isEmpty();
    }

    @Test
    void anOfferHeardWhileOneIsMadeWaitsForIt() {
        polite.on(new Input.Start(true));
        assertThat(polite.on(heardOffer(SDP))).isEmpty();
        assertThat(polite.on(new Input.OfferMade("mine")))
                .containsExactly(
                        new Effect.Send(new Signal.Offer("mine")),
                        new Effect.Replace(),
                        new Effect.TakeOffer(SDP, false));
    }

    @Test
    void candidatesWaitForTheirDescription() {
        Signal.Candidate early = candidate("abcd");
        Signal.Candidate foreign = candidate("zzzz");
        assertThat(polite.on(new Input.Heard(early))).isEmpty();
        assertThat(polite.on(new Input.Heard(foreign))).isEmpty();
        polite.on(heardOffer(SDP));
        assertThat(polite.on(new Input.AnswerMade("answer")))
                .containsExactly(
                        new Effect.AddCandidate(early),
                        new Effect.Send(new Signal.Answer("answer")));
        assertThat(polite.on(new Input.Heard(foreign))).isEmpty();
    }

    @Test
    void anOfferOfANewEngineReplacesTheConnection() {
        connected(impolite);
        assertThat(impolite.on(heardOffer(OTHER)))
                .containsExactly(new Effect.Replace(), new Effect.TakeOffer(OTHER, false));
    }

    @Test
    void aPeerWhoseEngineIsAlwaysNewIsGivenUp() {
        connected(impolite);
        boolean gaveUp = false;
        for (int i = 0; i < 20 && !gaveUp; i++) {
            String sdp = SDP.replace("- 7", "- " + (100 + i));
            List<Effect> effects = impolite.on(heardOffer(sdp));
            gaveUp = effects.contains(new Effect.GiveUp());
            if (!gaveUp) {
                impolite.on(new Input.AnswerMade("answer"));
            }
        }
        assertThat(gaveUp).isTrue();
    }

    @Test
    void anUnansweredOfferIsRepeated() {
        connected(impolite);
        impolite.on(new Input.RestartIce());
        impolite.on(new Input.OfferMade("mine"));
        assertThat(impolite.on(new Input.Overdue()))
                .containsExactly(new Effect.Send(new Signal.Offer("mine")));
        impolite.on(new Input.Heard(new Signal.Answer(SDP)));
        impolite.on(new Input.AnswerTaken());
        assertThat(impolite.on(new Input.Heard(new Signal.Answer(SDP)))).isEmpty();
    }

    @Test
    void aFirstOfferThatNobodyAnswersIsMadeAnew() {
        impolite.on(new Input.Start(false));
        impolite.on(new Input.OfferMade("mine"));
        assertThat(impolite.on(new Input.Overdue()))
                .containsExactly(new Effect.Replace(), new Effect.MakeOffer(false));
    }

    @Test
    void anImpoliteSideWhoseOfferMeantAnEngineThatIsGoneBeginsAnew() {
        connected(impolite);
        impolite.on(new Input.RestartIce());
        impolite.on(new Input.OfferMade("mine"));
        assertThat(impolite.on(heardOffer(OTHER)))
                .containsExactly(new Effect.Replace(), new Effect.MakeOffer(false));
    }

    @Test
    void aBadOfferChangesNothing() {
        connected(polite);
        polite.on(heardOffer(SDP));
        assertThat(polite.on(new Input.Failed())).isEmpty();
        assertThat(polite.isSettled()).isTrue();
    }

    @Test
    void aBadAnswerEndsTheAttempt() {
        impolite.on(new Input.Start(false));
        impolite.on(new Input.OfferMade("mine"));
        impolite.on(new Input.Heard(new Signal.Answer("nonsense")));
        assertThat(impolite.on(new Input.Failed())).contains(new Effect.GiveUp());
    }

    @Test
    void theSmallerIdIsPolite() {
        assertThat(Negotiation.isPolite("a", "b")).isTrue();
        assertThat(Negotiation.isPolite("b", "a")).isFalse();
        assertThatThrownBy(() -> Negotiation.isPolite("a", "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"2,1000,false", "2,1000,true", "6,40,false", "6,40,true"})
    void anyOrderOfEventsEndsAgreed(int people, int runs, boolean crashes) {
        for (long seed = 1; seed <= runs; seed++) {
            NegotiationWorld world = new NegotiationWorld(people, seed);
            try {
                world.startAll();
                for (int i = 0; i < 40 * people; i++) {
                    world.step(i < 25 * people, crashes);
                }
                world.settle(crashes ? 3 : 0);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " of " + people + " people", e);
            }
        }
    }

    private static void connected(Negotiation negotiation) {
        negotiation.on(heardOffer(SDP));
        negotiation.on(new Input.AnswerMade("answer"));
        negotiation.on(new Input.Connected());
    }

    private static Input heardOffer(String sdp) {
        return new Input.Heard(new Signal.Offer(sdp));
    }

    private static Signal.Candidate candidate(String ufrag) {
        return new Signal.Candidate(
                "candidate:1 1 udp 1 10.0.0.1 1 typ host ufrag " + ufrag, "0", 0);
    }
}
