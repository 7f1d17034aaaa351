package app.matinee.client.ui.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import app.matinee.client.ui.people.PeopleViewModel.Deed;
import app.matinee.client.ui.people.PeopleViewModel.Pace;
import app.matinee.client.ui.people.PeopleViewModel.Person;
import app.matinee.protocol.CallState;
import app.matinee.protocol.Role;
import org.junit.jupiter.api.Test;

class PeopleViewModelTest {
    private final FakeParty party = new FakeParty();
    private final PeopleViewModel people =
            new PeopleViewModel(party, new PartyFeed(party, Runnable::run));

    @Test
    void everyonesPaceIsTold() {
        party.become(Scenes.in(Scenes.full(Scenes.playing())));
        assertThat(people.people())
                .extracting(Person::pace)
                .containsExactly(Pace.IN_STEP, Pace.IN_STEP, Pace.BEHIND, Pace.BUFFERING);
        assertThat(people.people().getFirst().role()).isEqualTo("Host");
        assertThat(people.people().get(2).paceWords()).isEqualTo("140 ms off");
    }

    @Test
    void whoIsHeardAndSeenIsTold() {
        CallState on = new CallState(true, true, false);
        party.become(
                Scenes.in(
                        Scenes.withCalls(
                                Scenes.full(Scenes.playing()),
                                m -> m.userId().equals(Scenes.BEN) ? on : CallState.OFF)));
        assertThat(people.people())
                .filteredOn(person -> person.on().onAir())
                .extracting(Person::userId, Person::on)
                .containsExactly(tuple(Scenes.BEN, on));
    }

    @Test
    void withNothingOnNobodyHasAPace() {
        party.become(Scenes.in(Scenes.alone()));
        assertThat(people.people()).extracting(Person::pace).containsExactly(Pace.UNKNOWN);
    }

    @Test
    void aHostMayDoEverythingAboutOthersAndNothingAboutThemselves() {
        party.become(Scenes.in(Scenes.full(Scenes.playing())));
        assertThat(people.people().getFirst().deeds()).isEmpty();
        assertThat(people.people().get(1).deeds())
                .containsExactly(
                        Deed.MAKE_CO_HOST,
                        Deed.MAKE_VIEWER,
                        Deed.HAND_OVER,
                        Deed.TAKE_OUT,
                        Deed.BAN);
        people.perform(Scenes.BEN, Deed.TAKE_OUT);
        people.perform(Scenes.ANA, Deed.HAND_OVER);
        assertThat(party.posted)
                .containsExactly(
                        new UserAction.TakeOut(Scenes.BEN, null),
                        new UserAction.GiveRole(Scenes.ANA, Role.HOST));
    }

    @Test
    void aCoHostMayDoAboutThoseBelowWhatTheServerAllows() {
        party.become(Scenes.in(Scenes.as(Role.CO_HOST)));
        assertThat(people.people())
                .filteredOn(p -> p.userId().equals(Scenes.ANA))
                .singleElement()
                .satisfies(ana -> assertThat(ana.deeds()).isEmpty());
        assertThat(people.people())
                .filteredOn(p -> p.userId().equals(Scenes.BEN))
                .singleElement()
                .satisfies(ben ->
                        assertThat(ben.deeds())
                                .containsExactly(Deed.MAKE_VIEWER, Deed.TAKE_OUT, Deed.BAN));
    }

    @Test
    void aMemberMayDoNothingAboutAnybody() {
        party.become(Scenes.in(Scenes.as(Role.MEMBER)));
        assertThat(people.people()).allSatisfy(p -> assertThat(p.deeds()).isEmpty());
    }
}
