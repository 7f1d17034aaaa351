package app.matinee.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Invite;
import app.matinee.protocol.Knock;
import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DoorSessionTest {
    private final World world = new World();
    private final FakeServer server = new FakeServer(world, 7 * 60_000 + 0.3);
    private final Guest ana = new Guest(world, server, "Ana", 1);
    private final Guest ben = new Guest(world, server, "Ben", 2);

    private void benKnocks() {
        ana.start();
        world.pass(2_000);
        server.lobby = true;
        ben.join();
        world.pass(500);
    }

    @Test
    void whoHasToWaitIsAtTheDoorAndThenIn() {
        benKnocks();
        assertThat(ben.state().link()).isInstanceOf(Link.AtDoor.class);
        assertThat(ben.state().room()).isNull();

        ana.post(new UserAction.AnswerDoor(onlyKnock().knockId(), true));
        world.pass(500);
        assertThat(ben.state().link()).isInstanceOf(Link.Up.class);
        assertThat(ben.room().members()).hasSize(2);
        assertThat(ana.room().house().knocks()).isEmpty();
    }

    @Test
    void whoIsTurnedAwayIsBackInTheLobbyAndKnowsWhy() {
        benKnocks();
        ana.post(new UserAction.AnswerDoor(onlyKnock().knockId(), false));
        world.pass(500);
        assertThat(ben.state().link()).isInstanceOf(Link.Away.class);
        assertThat(ben.state().trouble())
                .isEqualTo(new Trouble.Refused(ErrorCode.NOT_ADMITTED, "Not today."));
    }

    @Test
    void aDoorNobodyAnswersIsNotWaitedAtForEver() {
        benKnocks();
        world.pass(119_000);
        assertThat(ben.state().link()).isInstanceOf(Link.AtDoor.class);
        world.pass(8_000);
        assertThat(ben.state().link()).isInstanceOf(Link.Away.class);
        assertThat(ben.state().trouble())
                .isInstanceOfSatisfying(
                        Trouble.Refused.class,
                        why -> assertThat(why.code()).isEqualTo(ErrorCode.NOT_ANSWERED));
    }

    @Test
    void whoGoesAwayFromTheDoorIsInTheLobbyWithoutTrouble() {
        benKnocks();
        ben.post(new UserAction.Leave());
        world.pass(500);
        assertThat(ben.state().link()).isInstanceOf(Link.Away.class);
        assertThat(ben.state().trouble()).isNull();
    }

    @Test
    void aDoorThatFallsAwayIsTrouble() {
        benKnocks();
        ben.wire.cut();
        world.pass(500);
        assertThat(ben.state().link()).isInstanceOf(Link.Away.class);
        assertThat(ben.state().trouble()).isInstanceOf(Trouble.ServerAway.class);
    }

    @Test
    void eachKnockIsToldOnce() {
        benKnocks();
        new Guest(world, server, "Cleo", 3).join();
        world.pass(500);
        assertThat(ana.moments)
                .filteredOn(m -> m instanceof Moment.Knocked)
                .containsExactly(new Moment.Knocked("Ben"), new Moment.Knocked("Cleo"));
        assertThat(ana.room().house().knocks())
                .extracting(Knock::name)
                .containsExactly("Ben", "Cleo");
    }

    @Test
    void aNewInviteIsToldAndListed() {
        ana.start();
        world.pass(2_000);
        assertThat(ana.room().house().invites()).isNull();
        ana.post(new UserAction.MakeInvite(null, 3));
        world.pass(500);
        assertThat(ana.moments).contains(new Moment.InviteMade("secret"));
        assertThat(ana.room().house().invites()).isEqualTo(server.invites).hasSize(1);
    }

    @Test
    void aRevokedInviteIsGoneAtOnceAndStaysGone() {
        ana.start();
        world.pass(2_000);
        ana.post(new UserAction.MakeInvite(null, null));
        ana.post(new UserAction.MakeInvite(null, null));
        world.pass(500);
        Invite first = Objects.requireNonNull(ana.room().house().invites()).getFirst();
        ana.post(new UserAction.RevokeInvite(first.inviteId()));
        assertThat(ana.room().house().invites()).hasSize(1).doesNotContain(first);
        world.pass(500);
        assertThat(server.invites).hasSize(1).doesNotContain(first);
        assertThat(ana.room().house().invites()).isEqualTo(server.invites);
    }

    @Test
    void whoIsTakenOutIsRememberedUntilLetBack() {
        ana.start();
        world.pass(2_000);
        ben.join();
        world.pass(500);
        Member gone = ana.room().members().getLast();
        ana.post(new UserAction.TakeOut(gone.userId(), null));
        world.pass(500);
        assertThat(ana.room().house().takenOut())
                .containsExactly(new PartyState.TakenOut(gone.personId(), "Ben"));

        ana.wire.cut();
        world.pass(5_000);
        assertThat(ana.room().house().takenOut()).hasSize(1);

        ana.post(new UserAction.LetBack(gone.personId()));
        world.pass(500);
        assertThat(server.received).contains(new ClientEvent.Unban(gone.personId()));
        assertThat(ana.room().house().takenOut()).isEmpty();
    }

    @Test
    void whoCameBackIsNotRememberedAsTakenOut() {
        ana.start();
        world.pass(2_000);
        ben.join();
        world.pass(500);
        Member gone = ana.room().members().getLast();
        ana.post(new UserAction.TakeOut(gone.userId(), null));
        world.pass(500);
        ana.wire.deliver(
                new ServerEvent.UserJoined(
                        ++server.seq,
                        new Member(new UserId("again"), "Ben", Role.MEMBER, 0, gone.personId())));
        world.pass(500);
        assertThat(ana.room().house().takenOut()).isEmpty();
    }

    @Test
    void whoLeavesByThemselvesIsNotTakenOut() {
        ana.start();
        world.pass(2_000);
        ben.join();
        world.pass(500);
        ben.post(new UserAction.Leave());
        world.pass(500);
        assertThat(ana.room().members()).hasSize(1);
        assertThat(ana.room().house().takenOut()).isEmpty();
    }

    @Test
    void nobodyAsksForInvitesWhileTheLinkIsDown() {
        ana.start();
        world.pass(2_000);
        server.away = true;
        ana.wire.cut();
        world.pass(100);
        ana.post(new UserAction.ListInvites());
        ana.post(new UserAction.MakeInvite(null, null));
        world.pass(100);
        assertThat(server.received)
                .noneMatch(e ->
                        e instanceof ClientEvent.CreateInvite
                                || e instanceof ClientEvent.ListInvites);
    }

    private Knock onlyKnock() {
        assertThat(ana.room().house().knocks()).hasSize(1);
        return ana.room().house().knocks().getFirst();
    }
}
