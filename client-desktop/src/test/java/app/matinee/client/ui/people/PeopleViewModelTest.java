package app.matinee.client.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import app.matinee.client.ui.people.PeopleViewModel.Pace;
import app.matinee.client.ui.people.PeopleViewModel.Person;
import org.junit.jupiter.api.Test;

class PeopleViewModelTest {
    private final FakeParty party = new FakeParty();
    private final PeopleViewModel people = new PeopleViewModel(new PartyFeed(party, Runnable::run));

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
    void withNothingOnNobodyHasAPace() {
        party.become(Scenes.in(Scenes.alone()));
        assertThat(people.people()).extracting(Person::pace).containsExactly(Pace.UNKNOWN);
    }
}
