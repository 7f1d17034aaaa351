package app.matinee.client.ui.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.FakeParty;
import app.matinee.client.ui.common.FakePorts;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Preferences;
import app.matinee.client.ui.common.RecentRoom;
import app.matinee.client.ui.common.Scenes;
import app.matinee.client.ui.common.ServerProbe.Answer;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LobbyViewModelTest {
    private static final RoomId ROOM = new RoomId("K7QP2MXA");
    private static final Trouble WRONG = new Trouble.Refused(ErrorCode.WRONG_PASSWORD, "");

    private final FakeParty party = new FakeParty();
    private final FakePorts ports =
            new FakePorts(Preferences.DEFAULT.withName("Mira").withServer(Scenes.SERVER));
    private final PartyFeed feed = new PartyFeed(party, Runnable::run);
    private final LobbyViewModel lobby =
            new LobbyViewModel(party, feed, ports.ports(), Runnable::run);

    @Test
    void startPostsNameServerAndTitle() {
        lobby.start();
        assertThat(party.posted)
                .containsExactly(
                        new UserAction.StartParty(Scenes.SERVER, "Mira", "Mira’s party", null));
        assertThat(lobby.busy().get()).isTrue();
    }

    @Test
    void withoutANameNothingIsPosted() {
        lobby.name().set("  ");
        lobby.start();
        assertThat(party.posted).isEmpty();
        assertThat(lobby.nameHint().get()).isNotEmpty();
        lobby.name().set("M");
        assertThat(lobby.nameHint().get()).isEmpty();
    }

    @Test
    void nameIsRemembered() {
        lobby.name().set(" Ana ");
        lobby.start();
        assertThat(ports.preferences.name()).isEqualTo("Ana");
    }

    @Test
    void joinUnderstandsIdsAndMessages() {
        lobby.joinText().set("k7qp-2mxa");
        lobby.join();
        lobby.joinText().set("come! matinee://10.0.0.7:9000/B4NN2QWE see you");
        assertThat(lobby.joinHint().get()).isEqualTo("Room B4NN2QWE");
        lobby.join();
        assertThat(party.posted)
                .containsExactly(
                        new UserAction.JoinParty(Scenes.SERVER, "Mira", ROOM, null),
                        new UserAction.JoinParty(
                                URI.create("http://10.0.0.7:9000"),
                                "Mira",
                                new RoomId("B4NN2QWE"),
                                null));
    }

    @Test
    void nonsenseIsExplained() {
        lobby.joinText().set("hello");
        lobby.join();
        assertThat(party.posted).isEmpty();
        assertThat(lobby.joinHint().get()).contains("eight letters");
    }

    @Test
    void refusedPasswordIsAskedForAndSentAgain() {
        lobby.joinText().set(ROOM.value());
        lobby.join();
        party.become(new PartyState(new Link.Away(), null, WRONG));
        assertThat(lobby.busy().get()).isFalse();
        assertThat(lobby.askPassword().get()).isTrue();
        lobby.joinPassword().set("open sesame");
        lobby.join();
        assertThat(party.posted.getLast())
                .isEqualTo(new UserAction.JoinParty(Scenes.SERVER, "Mira", ROOM, "open sesame"));
        assertThat(lobby.busy().get()).isTrue();
        assertThat(lobby.trouble().get()).isEmpty();
    }

    @Test
    void oldTroubleDoesNotEndANewWish() {
        party.become(new PartyState(new Link.Away(), null, WRONG));
        lobby.start();
        party.become(new PartyState(Scenes.UP, null, WRONG));
        assertThat(lobby.busy().get()).isTrue();
    }

    @Test
    void cancelLeaves() {
        lobby.start();
        lobby.cancel();
        assertThat(party.posted).last().isEqualTo(new UserAction.Leave());
        assertThat(lobby.busy().get()).isFalse();
    }

    @Test
    void serverAwayIsOneKindSentence() {
        lobby.start();
        party.become(new PartyState(new Link.Away(), null, new Trouble.ServerAway(Scenes.SERVER)));
        assertThat(lobby.trouble().get()).isEqualTo("Nobody answers at 192.168.1.20:8080.");
        assertThat(lobby.advice().get()).isNotEmpty();
    }

    @Test
    void linkToAnotherServerWaitsForThePerson() {
        lobby.openInvite("matinee://elsewhere.example:80/K7QP2MXA");
        assertThat(party.posted).isEmpty();
        assertThat(lobby.joinText().get()).contains("K7QP2MXA");
    }

    @Test
    void linkToTheOwnServerJoins() {
        lobby.openInvite("matinee://192.168.1.20:8080/K7QP2MXA");
        assertThat(party.posted).hasSize(1);
    }

    @Test
    void serverIsTestedAndAnOldAnswerIgnored() {
        CompletableFuture<Answer> slow = new CompletableFuture<>();
        ports.answer = slow;
        lobby.server().test();
        ports.answer = CompletableFuture.completedFuture(new Answer.Reachable(2.6));
        lobby.server().text().set("localhost:9");
        lobby.server().test();
        slow.complete(new Answer.Silent());
        assertThat(lobby.server().report().get()).isEqualTo("reachable, 3 ms");
        assertThat(ports.preferences.server()).isEqualTo(URI.create("http://localhost:9"));
    }

    @Test
    void badAddressIsNotAsked() {
        lobby.server().text().set("file:///etc/passwd");
        lobby.server().test();
        assertThat(lobby.server().health().get()).isEqualTo(ServerChipViewModel.Health.BAD);
        lobby.start();
        assertThat(party.posted).isEmpty();
    }

    @Test
    void recentRoomLeadsBackAndCanBeForgotten() {
        RecentRoom room = new RecentRoom(Scenes.SERVER, ROOM, "Mira’s party", 1);
        ports.change(was -> was.visited(room));
        party.become(PartyState.LOBBY);
        party.become(new PartyState(new Link.Away(), null, null));
        lobby.rejoin(room);
        assertThat(party.posted)
                .containsExactly(new UserAction.JoinParty(Scenes.SERVER, "Mira", ROOM, null));
        lobby.forget(room);
        assertThat(lobby.recent()).isEmpty();
    }
}
