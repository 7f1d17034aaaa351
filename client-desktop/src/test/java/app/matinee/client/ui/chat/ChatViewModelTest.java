package app.matinee.client.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ChatViewModelTest {
    private final FakeParty party = new FakeParty();
    private long nowNanos;
    private final ChatViewModel chat =
            new ChatViewModel(
                    party, new PartyFeed(party, Runnable::run), ZoneOffset.UTC, () -> nowNanos);

    @Test
    void linesInOneBreathShareAName() {
        enter();
        ChatRow.Said first = (ChatRow.Said) chat.rows().get(1);
        ChatRow.Said second = (ChatRow.Said) chat.rows().get(2);
        assertThat(first.follows()).isFalse();
        assertThat(first.time()).isEqualTo("20:16");
        assertThat(second.follows()).isTrue();
    }

    @Test
    void ownLineIsPendingUntilItIsHeard() {
        enter();
        ChatRow.Said last = (ChatRow.Said) chat.rows().getLast();
        assertThat(last.called()).isEqualTo("You");
        assertThat(last.pending()).isTrue();
    }

    @Test
    void shortNamesAreSentAsEmoji() {
        chat.draft().set(" so good :fire: ");
        chat.send();
        assertThat(party.posted).contains(new UserAction.Say("so good 🔥"));
        assertThat(chat.draft().get()).isEmpty();
    }

    @Test
    void tooLongALineStaysInTheField() {
        chat.draft().set("x".repeat(2_001));
        chat.send();
        assertThat(chat.counter().get()).isEqualTo("-1");
        assertThat(chat.draft().get()).hasSize(2_001);
        assertThat(party.posted).noneMatch(action -> action instanceof UserAction.Say);
    }

    @Test
    void counterAppearsOnlyNearTheLimit() {
        chat.draft().set("short");
        assertThat(chat.counter().get()).isEmpty();
        chat.draft().set("x".repeat(1_900));
        assertThat(chat.counter().get()).isEqualTo("100");
    }

    @Test
    void typingIsHintedAtMostEveryTwoSeconds() {
        chat.draft().set("a");
        chat.draft().set("ab");
        nowNanos = 2_000_000_000L;
        chat.draft().set("abc");
        assertThat(party.posted)
                .containsExactly(new UserAction.WriteSomething(), new UserAction.WriteSomething());
    }

    @Test
    void othersLinesCountAsUnreadWhileOutOfSight() {
        enter();
        assertThat(chat.unread().get()).isEqualTo(5);
        chat.watched().set(true);
        assertThat(chat.unread().get()).isZero();
    }

    @Test
    void whoWritesIsSaid() {
        enter();
        assertThat(chat.typing().get()).isEqualTo("Ana is writing…");
        party.become(PartyState.LOBBY);
        assertThat(chat.rows()).isEmpty();
        assertThat(chat.typing().get()).isEmpty();
    }

    private void enter() {
        party.become(Scenes.in(Scenes.full(Scenes.playing())));
    }
}
