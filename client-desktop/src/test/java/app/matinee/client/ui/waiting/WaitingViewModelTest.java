package app.matinee.client.ui.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import app.matinee.protocol.Waiting.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingViewModelTest {
    private final FakeParty party = new FakeParty();
    private long nowNanos;
    private final WaitingViewModel model =
            new WaitingViewModel(party, new PartyFeed(party, Runnable::run), () -> nowNanos);

    private static Waiting waiting(Reason reason, UserId... forWhom) {
        return new Waiting(reason, Scenes.ANA, List.of(forWhom), 30_000);
    }

    private PartyState.Room room(@Nullable Waiting waiting, @Nullable Long startNanos) {
        return Scenes.full(Scenes.waiting(waiting, startNanos));
    }

    private void see(@Nullable Waiting waiting, @Nullable Long startNanos) {
        party.become(Scenes.in(room(waiting, startNanos)));
    }

    @Test
    void threeTwoOneFollowTheInstantOfTheStart() {
        see(null, 3_150_000_000L);
        assertThat(model.countdown().get()).isEqualTo(3);
        nowNanos = 150_000_001L;
        model.tick();
        assertThat(model.countdown().get()).isEqualTo(3);
        nowNanos = 1_150_000_001L;
        model.tick();
        assertThat(model.countdown().get()).isEqualTo(2);
        nowNanos = 2_150_000_001L;
        model.tick();
        assertThat(model.countdown().get()).isEqualTo(1);
        nowNanos = 3_150_000_000L;
        model.tick();
        assertThat(model.countdown().get()).isZero();
        assertThat(model.counting().get()).isFalse();
    }

    @Test
    void whoIsAskedAnswersOnce() {
        see(waiting(Reason.READY_CHECK, Scenes.ME, Scenes.BEN), null);
        assertThat(model.checking().get()).isTrue();
        assertThat(model.asked().get()).isTrue();
        model.ready();
        assertThat(party.posted).containsExactly(new UserAction.SayReady());
        // The player may still be on its way; the person has answered.
        see(waiting(Reason.READY_CHECK, Scenes.ME), null);
        assertThat(model.asked().get()).isFalse();
        assertThat(model.checking().get()).isTrue();
    }

    @Test
    void whoIsAlwaysReadyAnswersByItself() {
        model.alwaysReady().set(true);
        see(waiting(Reason.READY_CHECK, Scenes.ME), null);
        see(waiting(Reason.READY_CHECK, Scenes.ME), null);
        assertThat(party.posted).containsExactly(new UserAction.SayReady());
    }

    @Test
    void aSlowPlayerIsNoQuestion() {
        see(waiting(Reason.BUFFERING, Scenes.ME), null);
        assertThat(model.checking().get()).isFalse();
        assertThat(model.asked().get()).isFalse();
    }

    @Test
    void theHostChoosesForWhomAndOnlyAChangeIsSent() {
        see(null, null);
        assertThat(model.host().get()).isTrue();
        model.choose(WaitFor.NOBODY);
        assertThat(party.posted).isEmpty();
        model.choose(WaitFor.EVERYBODY);
        assertThat(party.posted)
                .singleElement()
                .isInstanceOfSatisfying(
                        UserAction.ChangePolicy.class,
                        c -> assertThat(c.policy().waitFor()).isEqualTo(WaitFor.EVERYBODY));
    }

    @Test
    void notToBeWaitedForIsAWish() {
        see(null, null);
        model.letWait(true);
        assertThat(party.posted).isEmpty();
        model.letWait(false);
        assertThat(party.posted).containsExactly(new UserAction.LetWait(false));
    }

    @Test
    void itIsSaidForWhom() {
        assertThat(sentence(Reason.BUFFERING, Scenes.ANA)).isEqualTo("Waiting for Ana (buffering)");
        assertThat(sentence(Reason.START, Scenes.ANA, Scenes.BEN))
                .isEqualTo("Waiting for Ana and 1 more");
        assertThat(sentence(Reason.READY_CHECK, Scenes.ANA, Scenes.ME))
                .isEqualTo("Waiting for you and 1 more to be ready");
    }

    private String sentence(Reason reason, UserId... forWhom) {
        return WaitingWords.sentence(room(null, null), waiting(reason, forWhom));
    }
}
