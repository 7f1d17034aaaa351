package app.matinee.client.ui.house;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.session.PartyState.House;
import app.matinee.client.session.PartyState.Room;
import app.matinee.client.session.PartyState.TakenOut;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Scenes;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy.WaitFor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseViewModelTest {
    private final FakeParty party = new FakeParty();
    private final HouseViewModel house =
            new HouseViewModel(party, new PartyFeed(party, Runnable::run));

    @Test
    void whoKeepsTheDoorSeesWhoWaitsAndAnswers() {
        party.become(Scenes.in(Scenes.knockedAt("Elif", "Gus")));
        assertThat(house.knocks()).extracting(k -> k.name()).containsExactly("Elif", "Gus");
        house.answer(house.knocks().getFirst().knockId(), true);
        assertThat(party.posted)
                .containsExactly(new UserAction.AnswerDoor(new KnockId("k0"), true));
        party.become(Scenes.in(Scenes.as(Role.MEMBER)));
        assertThat(house.knocks()).isEmpty();
        assertThat(house.keeper().get()).isFalse();
    }

    @Test
    void aPlainLinkIsEnoughForAnOpenDoorOnly() {
        party.become(Scenes.in(Scenes.full(Scenes.playing())));
        assertThat(house.needsInvites()).isFalse();
        party.become(Scenes.in(Scenes.knockedAt()));
        assertThat(house.needsInvites()).isTrue();
        party.become(Scenes.in(Scenes.as(Role.MEMBER)));
        assertThat(house.needsInvites()).isFalse();
    }

    @Test
    void whatStaysAsItIsIsNotSent() {
        party.become(Scenes.in(Scenes.full(Scenes.playing())));
        house.change(policy -> policy);
        house.lock(false);
        house.setPassword();
        assertThat(party.posted).isEmpty();
        house.change(policy -> policy.waitingFor(WaitFor.EVERYBODY));
        house.lock(true);
        house.newPassword().set("sesame");
        house.setPassword();
        assertThat(house.newPassword().get()).isEmpty();
        assertThat(party.posted)
                .hasSize(3)
                .last()
                .isEqualTo(new UserAction.ChangePassword("sesame"));
    }

    @Test
    void openingTheSheetAsksForTheInvites() {
        party.become(Scenes.in(Scenes.knockedAt()));
        house.opened();
        house.makeInvite(new InviteTerms(Duration.ofHours(1), 5));
        house.revoke(new InviteId("i1"));
        assertThat(party.posted)
                .containsExactly(
                        new UserAction.ListInvites(),
                        new UserAction.MakeInvite(3_600_000L, 5),
                        new UserAction.RevokeInvite(new InviteId("i1")));
        assertThat(house.invites()).hasSize(2);
    }

    @Test
    void onlyTheHostSeesWhoMayBeLetBack() {
        TakenOut ben = new TakenOut(new PersonId("p-ben"), "Ben");
        party.become(Scenes.in(without(Scenes.knockedAt(), ben)));
        assertThat(house.takenOut()).containsExactly(ben);
        house.letBack(ben.person());
        assertThat(party.posted).containsExactly(new UserAction.LetBack(ben.person()));
        party.become(Scenes.in(without(Scenes.as(Role.CO_HOST), ben)));
        assertThat(house.takenOut()).isEmpty();
    }

    private static Room without(Room room, TakenOut gone) {
        House house = room.house();
        return Scenes.with(
                room,
                new House(house.rules(), house.knocks(), house.invites(), List.of(gone)),
                room.members());
    }

    @Test
    void aMemberAsksForNothing() {
        party.become(Scenes.in(Scenes.as(Role.MEMBER)));
        house.opened();
        assertThat(party.posted).isEmpty();
    }
}
