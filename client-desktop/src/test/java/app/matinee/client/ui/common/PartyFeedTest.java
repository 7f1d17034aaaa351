package app.matinee.client.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.session.Moment;
import app.matinee.client.session.PartyState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PartyFeedTest {
    private final FakeParty party = new FakeParty();
    private final Queue<Runnable> hops = new ArrayDeque<>();
    private final PartyFeed feed = new PartyFeed(party, hops::add);

    @Test
    void onlyTheNewestStateIsDrawn() {
        List<PartyState> drawn = new ArrayList<>();
        feed.follow(drawn::add);
        PartyState last = Scenes.in(Scenes.full(Scenes.playing()));
        party.become(Scenes.in(Scenes.alone()));
        party.become(last);
        assertThat(hops).hasSize(1);
        hops.remove().run();
        assertThat(drawn).containsExactly(PartyState.LOBBY, last);
    }

    @Test
    void momentsAreAllToldInOrderAfterTheirState() {
        List<Object> told = new ArrayList<>();
        feed.follow(told::add);
        feed.onMoment(told::add);
        PartyState state = Scenes.in(Scenes.alone());
        party.become(state);
        party.happen(new Moment.LinkLost());
        party.happen(new Moment.LinkBack());
        hops.remove().run();
        assertThat(told)
                .containsExactly(
                        PartyState.LOBBY, state, new Moment.LinkLost(), new Moment.LinkBack());
    }

    @Test
    void newsAfterAHopHopsAgain() {
        party.become(Scenes.in(Scenes.alone()));
        hops.remove().run();
        party.happen(new Moment.LinkLost());
        assertThat(hops).hasSize(1);
    }
}
