package app.matinee.client.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.rtc.BandwidthBudget.Measured;
import app.matinee.client.rtc.SendPlan.Reason;
import app.matinee.client.rtc.SendPlan.Send;
import app.matinee.client.rtc.SendPlan.Withhold;
import app.matinee.protocol.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandwidthBudgetTest {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEN = new UserId("ben");
    private static final UserId CLEO = new UserId("cleo");
    private static final Measured GOOD = new Measured(0, OptionalDouble.of(9e6));
    private static final Measured LOSSY = new Measured(0.12, OptionalDouble.empty());

    private final BandwidthBudget budget = new BandwidthBudget();

    @ParameterizedTest
    @CsvSource({"0,640,15", "1,640,15", "2,320,15", "3,320,15", "5,320,15", "7,320,15"})
    void theCameraShrinksWithThePartyAndFitsTheUplink(int peers, int width, int rate) {
        budget.people(peers);
        Send camera = (Send) budget.plan().camera();
        assertThat(camera.maxWidth()).isEqualTo(width);
        assertThat(camera.framesPerS()).isEqualTo(rate);
        assertThat((long) camera.bitsPerS() * Math.max(1, peers)).isLessThanOrEqualTo(1_200_000);
    }

    @Test
    void beyondEightPeopleThereAreVoicesOnlyAndItSaysWhy() {
        budget.people(8);
        assertThat(budget.plan().camera()).isEqualTo(new Withhold(Reason.TOO_MANY_PEOPLE));
        assertThat(budget.plan().voiceBitsPerS()).isPositive();
        budget.people(7);
        assertThat(budget.plan().camera()).isInstanceOf(Send.class);
    }

    @Test
    void lowBandwidthModeSendsNoPicture() {
        budget.people(3);
        budget.voiceOnly(true);
        assertThat(budget.plan().camera()).isEqualTo(new Withhold(Reason.VOICE_ONLY));
        assertThat(budget.plan().screen()).isEqualTo(new Withhold(Reason.VOICE_ONLY));
        assertThat(budget.plan().voiceBitsPerS()).isPositive();
    }

    @Test
    void camerasGiveWayStepByStepThenGoAndVoicesStay() {
        budget.people(3);
        int before = ((Send) budget.plan().camera()).bitsPerS();
        seconds(1, LOSSY);
        assertThat(((Send) budget.plan().camera()).bitsPerS()).isEqualTo(before);
        seconds(4, LOSSY);
        assertThat(((Send) budget.plan().camera()).bitsPerS()).isLessThan(before);
        seconds(10, LOSSY);
        assertThat(budget.plan().camera()).isEqualTo(new Withhold(Reason.POOR_NETWORK));
        assertThat(budget.plan().screen()).isInstanceOf(Send.class);
        assertThat(budget.plan().voiceBitsPerS()).isEqualTo(BandwidthBudget.VOICE_BITS);
    }

    @Test
    void camerasComeBackSlowly() {
        budget.people(3);
        SendPlan first = budget.plan();
        seconds(10, LOSSY);
        seconds(11, GOOD);
        assertThat(budget.plan().camera()).isInstanceOf(Withhold.class);
        seconds(1, GOOD);
        assertThat(budget.plan().camera()).isInstanceOf(Send.class);
        seconds(40, GOOD);
        assertThat(budget.plan()).isEqualTo(first);
    }

    @Test
    void aLowGuessOfTheWayCountsOnlyWhenItStays() {
        budget.people(1);
        SendPlan first = budget.plan();
        Measured low = new Measured(0, OptionalDouble.of(200_000));
        seconds(3, low);
        assertThat(budget.plan()).isEqualTo(first);
        seconds(1, low);
        assertThat(budget.plan()).isNotEqualTo(first);
    }

    @Test
    void aWayThatWasCutIsNotTakenForANarrowOne() {
        budget.people(3);
        SendPlan first = budget.plan();
        seconds(12, LOSSY);
        budget.interrupted();
        seconds(10, LOSSY);
        assertThat(budget.plan()).isEqualTo(first);
        seconds(10, LOSSY);
        assertThat(budget.plan()).isNotEqualTo(first);
    }

    @Test
    void aWayThatCarriesNoPictureIsNotMeasuredByIt() {
        budget.people(3);
        seconds(10, LOSSY);
        assertThat(budget.plan().camera()).isEqualTo(new Withhold(Reason.POOR_NETWORK));
        seconds(14, new Measured(0, OptionalDouble.of(30_000)));
        assertThat(budget.plan().camera()).isInstanceOf(Send.class);
    }

    @Test
    void aSharedScreenTakesFromOnesCamera() {
        budget.people(1);
        budget.screenOn(true);
        assertThat(((Send) budget.plan().camera()).maxWidth()).isEqualTo(320);
        budget.people(6);
        assertThat((long) ((Send) budget.plan().screen()).bitsPerS() * 6)
                .isLessThanOrEqualTo(2_400_000);
    }

    @Test
    void onePacketOfAHundredLostByChanceChangesNothing() {
        Random chance = new Random(7);
        budget.people(3);
        SendPlan first = budget.plan();
        for (int second = 0; second < 3_600; second++) {
            Map<UserId, Measured> ways = new HashMap<>();
            for (UserId peer : List.of(ANA, BEN, CLEO)) {
                long lost = chance.doubles(20).filter(packet -> packet < 0.01).count();
                ways.put(peer, new Measured(lost / 20.0, OptionalDouble.of(9e6)));
            }
            budget.measured(ways);
            assertThat(budget.plan()).isEqualTo(first);
        }
    }

    @Test
    void oneLossyWayOfThreeIsEnoughToGiveWay() {
        budget.people(3);
        SendPlan first = budget.plan();
        for (int second = 0; second < 5; second++) {
            budget.measured(Map.of(ANA, GOOD, BEN, LOSSY, CLEO, GOOD));
        }
        assertThat(budget.plan()).isNotEqualTo(first);
    }

    private void seconds(int count, Measured measured) {
        for (int i = 0; i < count; i++) {
            budget.measured(Map.of(ANA, measured));
        }
    }
}
