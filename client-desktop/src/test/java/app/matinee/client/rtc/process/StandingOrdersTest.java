package app.matinee.client.rtc.process;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.protocol.UserId;
import org.junit.jupiter.api.Test;

class StandingOrdersTest {
    private static final UserId SELF = new UserId("self");
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEN = new UserId("ben");

    private final StandingOrders orders = new StandingOrders();

    @Test
    void aNewEngineIsToldWhatStillHoldsAndOffersAtOnce() {
        tell(
                new CallCommand.UseCamera(new CameraChoice.Drawn("me")),
                new CallCommand.Join(SELF, CallNetwork.LOCAL),
                new CallCommand.AddPeer(ANA),
                new CallCommand.AddPeer(BEN),
                new CallCommand.Hear(ANA, new Signal.Offer("old")),
                new CallCommand.MutePeer(BEN, true),
                new CallCommand.RemovePeer(ANA));
        assertThat(orders.forNewEngine())
                .containsExactly(
                        new CallCommand.UseCamera(new CameraChoice.Drawn("me")),
                        new CallCommand.Join(SELF, CallNetwork.LOCAL),
                        new CallCommand.MutePeer(BEN, true),
                        new CallCommand.AddPeer(BEN, true));
    }

    @Test
    void afterLeavingNobodyIsCalledAgain() {
        tell(
                new CallCommand.Join(SELF, CallNetwork.LOCAL),
                new CallCommand.AddPeer(ANA),
                new CallCommand.Leave());
        assertThat(orders.forNewEngine()).isEmpty();
        assertThat(orders.needsEngine()).isFalse();
    }

    @Test
    void anOrderTheEngineDiesOfIsGivenUp() {
        orders.remember(new CallCommand.UseScreen(new ScreenChoice.Window(7)), 1_000);
        assertThat(orders.engineDied(2_500)).contains(Slot.SCREEN);
        assertThat(orders.forNewEngine()).isEmpty();
    }

    @Test
    void whatHasWorkedIsNotSuspected() {
        orders.remember(new CallCommand.UseScreen(new ScreenChoice.Window(7)), 1_000);
        orders.works(Slot.CAMERA);
        assertThat(orders.engineDied(1_500)).contains(Slot.SCREEN);
        orders.remember(new CallCommand.UseScreen(new ScreenChoice.Window(7)), 2_000);
        orders.works(Slot.SCREEN);
        assertThat(orders.engineDied(2_500)).isEmpty();
        assertThat(orders.forNewEngine()).hasSize(1);
    }

    @Test
    void voicesAreProcessedAsBefore() {
        VoiceProcessing plain = new VoiceProcessing(true, false, false);
        tell(new CallCommand.ProcessVoice(plain));
        assertThat(orders.forNewEngine()).containsExactly(new CallCommand.ProcessVoice(plain));
    }

    @Test
    void anOldOrderIsNotSuspected() {
        orders.remember(new CallCommand.UseScreen(new ScreenChoice.Window(7)), 1_000);
        assertThat(orders.engineDied(60_000)).isEmpty();
        assertThat(orders.forNewEngine()).hasSize(1);
    }

    @Test
    void anEngineThatKeepsDyingIsStartedLaterAndLaterAndThenNotAtAll() {
        RestartPolicy policy = new RestartPolicy();
        assertThat(policy.died(0)).hasValue(0);
        assertThat(policy.died(10)).hasValue(500);
        assertThat(policy.died(20)).hasValue(2_000);
        policy.died(30);
        policy.died(40);
        assertThat(policy.died(50)).isEmpty();
        policy.forgive();
        assertThat(policy.died(60)).hasValue(0);
        assertThat(policy.died(1_000_000)).hasValue(0);
    }

    private void tell(CallCommand... commands) {
        for (CallCommand command : commands) {
            orders.remember(command, 0);
        }
    }
}
