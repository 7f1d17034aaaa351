package app.matinee.server.room;

import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.Kick;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.ListInvites;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.RevokeInvite;
import app.matinee.protocol.ClientEvent.SetLock;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetRole;
import app.matinee.protocol.ClientEvent.Unban;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Member;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.ServerEvent.RoomUpdated;
import app.matinee.protocol.UserId;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may do what, who has to go, and who is host.
class HouseTest {
    private static final UserId CEM = new UserId("cem");
    private static final UserId DOV = new UserId("dov");

    private final Rooms room = Rooms.open();

    HouseTest() {
        room.enter(ANA, "Ana");
        room.enter(BEN, "Ben");
        room.enter(CEM, "Cem");
        room.enter(DOV, "Dov");
        room.out.clear();
    }

    /// Who asks, who they are, about whom, who that is, for what; and whether it is done.
    @ParameterizedTest
    @CsvSource({
        "host, member, co_host, true",
        "host, co_host, viewer, true",
        "host, viewer, host, true",
        "co_host, member, viewer, true",
        "co_host, viewer, member, true",
        "co_host, member, co_host, false",
        "co_host, member, host, false",
        "co_host, co_host, member, false",
        "co_host, host, member, false",
        "member, viewer, member, false",
        "member, host, viewer, false",
        "viewer, member, viewer, false"
    })
    void rolesAreGivenDownwards(String mine, String theirs, String wanted, boolean done) {
        UserId by = someone(mine);
        UserId about = someoneElse(theirs, by);
        RoomState before = room.state;

        Reply reply = room.ask(by, new SetRole(about, role(wanted)));

        if (done) {
            assertThat(reply).isEqualTo(new Reply.Applied(before.seq() + 1));
            assertThat(room.seat(about).role()).isEqualTo(role(wanted));
        } else {
            assertForbidden(reply);
            assertThat(room.state).isSameAs(before);
        }
    }

    @Test
    void theHostHandsTheRoomOverAndStaysAsCoHost() {
        room.ask(ANA, new SetRole(BEN, Role.HOST));

        assertThat(room.seat(BEN).role()).isEqualTo(Role.HOST);
        assertThat(room.seat(ANA).role()).isEqualTo(Role.CO_HOST);
        assertThat(room.events()).singleElement().isInstanceOf(RoomUpdated.class);
    }

    @Test
    void nobodyChangesTheirOwnRoleExceptACoHostDownwards() {
        assertForbidden(room.ask(ANA, new SetRole(ANA, Role.MEMBER)));
        room.ask(ANA, new SetRole(BEN, Role.CO_HOST));
        assertForbidden(room.ask(BEN, new SetRole(BEN, Role.HOST)));
        room.ask(BEN, new SetRole(BEN, Role.MEMBER));
        assertThat(room.seat(BEN).role()).isEqualTo(Role.MEMBER);
        assertForbidden(room.ask(BEN, new SetRole(BEN, Role.CO_HOST)));
    }

    @Test
    void whenTheHostLeavesTheOldestCoHostInherits() {
        room.ask(ANA, new SetRole(DOV, Role.CO_HOST));
        room.ask(ANA, new SetRole(CEM, Role.CO_HOST));
        room.ask(ANA, new LeaveRoom());

        assertThat(room.seat(CEM).role()).isEqualTo(Role.HOST);
        assertThat(room.seat(BEN).role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void aViewerInheritsOnlyWhenNobodyElseIsThere() {
        room.ask(ANA, new SetRole(BEN, Role.VIEWER));
        room.ask(ANA, new LeaveRoom());
        assertThat(room.seat(CEM).role()).isEqualTo(Role.HOST);
        room.ask(CEM, new LeaveRoom());
        assertThat(room.seat(DOV).role()).isEqualTo(Role.HOST);
        room.ask(DOV, new LeaveRoom());
        assertThat(room.seat(BEN).role()).isEqualTo(Role.HOST);
    }

    @Test
    void whoseConnectionStandsInheritsBeforeWhoIsLost() {
        room.decide(new RoomCommand.Lost(BEN));
        room.ask(ANA, new LeaveRoom());
        assertThat(room.seat(CEM).role()).isEqualTo(Role.HOST);
    }

    @Test
    void aHostLostBeyondTheWindowIsReplacedAndComesBackAsCoHost() {
        room.decide(new RoomCommand.Lost(ANA));
        room.nowMs += Membership.PLACE_KEPT_MS;
        room.decide(new RoomCommand.Tick());
        assertThat(room.seat(BEN).role()).isEqualTo(Role.HOST);

        room.enter(new UserId("ana2"), Rooms.newcomer(ANA, "Ana"), RoomCommand.Proof.NONE);
        assertThat(room.seat(new UserId("ana2")).role()).isEqualTo(Role.CO_HOST);
        assertThat(room.seat(BEN).role()).isEqualTo(Role.HOST);
    }

    @Test
    void aViewerDoesNotBecomeMemberByGoingOutAndIn() {
        room.ask(ANA, new SetRole(BEN, Role.VIEWER));
        room.ask(BEN, new LeaveRoom());
        room.enter(new UserId("ben2"), Rooms.newcomer(BEN, "Ben"), RoomCommand.Proof.NONE);
        assertThat(room.seat(new UserId("ben2")).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void aViewerNeverChangesTheFilmWhateverThePolicySays() {
        Rooms film = Rooms.withFilm();
        film.ask(
                ANA,
                new SetPolicy(
                        new RoomPolicy(Role.VIEWER, Role.VIEWER, Role.VIEWER, WaitFor.NOBODY)));
        film.ask(ANA, new SetRole(BEN, Role.VIEWER));
        RoomState before = film.state;

        assertForbidden(film.ask(BEN, new Play(0, new CommandId("p"))));
        assertThat(film.state).isSameAs(before);
    }

    @Test
    void whoIsKickedIsToldAndStaysOutForAWhile() {
        room.ask(ANA, new Kick(BEN, null));

        assertThat(room.state.seat(BEN)).isEmpty();
        assertThat(room.told())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.to().includes(BEN)).isTrue();
                    assertThat(told.event())
                            .isEqualTo(
                                    new ServerEvent.UserDisconnected(
                                            room.state.seq(), BEN, "Ben", LeaveReason.KICKED));
                });
        // Neither their token nor their identity lets them in.
        assertThat(room.decide(new RoomCommand.Resume("hash-of-ben", "next")))
                .satisfies(refusedWith(ErrorCode.RESUME_INVALID));
        assertThat(again(BEN, "elsewhere")).satisfies(refusedWith(ErrorCode.BANNED));
        // Somebody else at the same address is not to blame.
        assertThat(room.enter(new UserId("eva"), at("eva", "home-of-ben"), RoomCommand.Proof.NONE))
                .isInstanceOf(Reply.Entered.class);

        room.nowMs += HouseTerms.DEFAULT.kickedOutMs();
        assertThat(again(BEN, "elsewhere")).isInstanceOf(Reply.Entered.class);
    }

    @Test
    void aBanHoldsForTheAddressTooAndAsLongAsWasSaid() {
        room.ask(ANA, new Kick(BEN, 60_000L));

        assertThat(again(BEN, "elsewhere")).satisfies(refusedWith(ErrorCode.BANNED));
        assertThat(room.enter(new UserId("eva"), at("eva", "home-of-ben"), RoomCommand.Proof.NONE))
                .satisfies(refusedWith(ErrorCode.BANNED));
        room.nowMs += 60_000;
        assertThat(again(BEN, "elsewhere")).isInstanceOf(Reply.Entered.class);
    }

    @Test
    void theHostTakesAKickOrABanBack() {
        room.ask(ANA, new Kick(BEN, null));
        room.ask(ANA, new Kick(CEM, 60_000L));
        room.out.clear();

        assertThat(room.ask(ANA, new Unban(new PersonId("person-ben"))))
                .isEqualTo(new Reply.Done());
        assertThat(again(BEN, "home-of-ben")).isInstanceOf(Reply.Entered.class);
        assertThat(again(CEM, "elsewhere")).satisfies(refusedWith(ErrorCode.BANNED));

        assertThat(room.ask(ANA, new Unban(new PersonId("person-cem"))))
                .isEqualTo(new Reply.Done());
        assertThat(room.enter(new UserId("eva"), at("eva", "home-of-cem"), RoomCommand.Proof.NONE))
                .isInstanceOf(Reply.Entered.class);
        assertThat(again(CEM, "home-of-cem")).isInstanceOf(Reply.Entered.class);
        assertThat(room.state.access().bans()).isEmpty();
    }

    @Test
    void aBanTakenBackLeavesThatOfSomebodyElseAtTheSameAddress() {
        room.enter(new UserId("eva"), at("eva", "home-of-ben"), RoomCommand.Proof.NONE);
        room.ask(ANA, new Kick(BEN, 60_000L));
        room.ask(ANA, new Kick(new UserId("eva"), 60_000L));
        room.ask(ANA, new Unban(new PersonId("person-ben")));

        assertThat(again(BEN, "home-of-ben")).satisfies(refusedWith(ErrorCode.BANNED));
        assertThat(again(BEN, "elsewhere")).isInstanceOf(Reply.Entered.class);
    }

    @Test
    void lettingBackWhoIsNotKeptOutChangesNothing() {
        RoomState before = room.state;
        assertThat(room.ask(ANA, new Unban(new PersonId("person-ben"))))
                .isEqualTo(new Reply.Done());
        assertThat(room.state).isSameAs(before);
        assertThat(room.out).isEmpty();
    }

    @Test
    void aCoHostDoesNotLetBackWhomTheHostTookOut() {
        room.ask(ANA, new SetRole(BEN, Role.CO_HOST));
        room.ask(ANA, new Kick(CEM, null));
        RoomState before = room.state;
        assertForbidden(room.ask(BEN, new Unban(new PersonId("person-cem"))));
        assertThat(room.state).isSameAs(before);
    }

    @Test
    void endedBansAreForgotten() {
        room.ask(ANA, new Kick(BEN, 60_000L));
        room.nowMs += 60_000;
        room.decide(new RoomCommand.Tick());
        assertThat(room.state.access().bans()).isEmpty();
    }

    @Test
    void aKickReachesEveryDeviceOfThePerson() {
        again(BEN, "home-of-ben");
        assertThat(room.state.seats()).hasSize(5);
        room.ask(ANA, new Kick(BEN, null));
        assertThat(room.state.members()).extracting(Member::userId).containsExactly(ANA, CEM, DOV);
    }

    @ParameterizedTest
    @CsvSource({"member, member", "viewer, member", "co_host, co_host", "co_host, host"})
    void nobodyIsKickedBySomebodyNotAboveThem(String mine, String theirs) {
        UserId by = someone(mine);
        UserId about = someoneElse(theirs, by);
        RoomState before = room.state;
        assertForbidden(room.ask(by, new Kick(about, null)));
        assertThat(room.state).isSameAs(before);
    }

    @Test
    void whoIsNotThereCannotBeKickedOrGivenARole() {
        UserId nobody = new UserId("nobody");
        assertThat(room.ask(ANA, new Kick(nobody, null)))
                .satisfies(refusedWith(ErrorCode.USER_NOT_FOUND));
        assertThat(room.ask(ANA, new SetRole(nobody, Role.VIEWER)))
                .satisfies(refusedWith(ErrorCode.USER_NOT_FOUND));
    }

    static List<ClientEvent> whatIsTheHosts() {
        return List.of(
                new SetRole(CEM, Role.VIEWER),
                new Kick(CEM, null),
                new Unban(new PersonId("person-cem")),
                new SetLock(true),
                new SetPolicy(RoomPolicy.OPEN.waitingFor(WaitFor.EVERYBODY)),
                new AnswerKnock(new KnockId("k"), true),
                new RevokeInvite(new InviteId("i")),
                new ListInvites());
    }

    @ParameterizedTest
    @MethodSource("whatIsTheHosts")
    void aGuestWhoAsksForWhatIsTheHostsChangesNothing(ClientEvent event) {
        // Long enough for a seat to be worth noting as alive.
        room.nowMs += 120_000;
        RoomState before = room.state;
        assertForbidden(room.ask(BEN, event));
        assertThat(room.state).isSameAs(before);
        assertThat(room.out).isEmpty();
    }

    @Test
    void aGuestSetsNoPasswordAndMakesNoInvite() {
        RoomState before = room.state;
        assertForbidden(room.decide(new RoomCommand.SetPassword(BEN, "hash")));
        assertForbidden(
                room.decide(
                        new RoomCommand.MakeInvite(
                                BEN, new CreateInvite(null, null), new InviteId("i"), "hash")));
        assertThat(room.state).isSameAs(before);
        assertThat(before.maySetPassword(BEN)).isFalse();
        assertThat(before.maySetPassword(ANA)).isTrue();
    }

    @Test
    void aNewPasswordHoldsForWhoComesNext() {
        room.decide(new RoomCommand.SetPassword(ANA, "new"));
        assertThat(room.state.rules().hasPassword()).isTrue();
        assertThat(room.events()).singleElement().isInstanceOf(RoomUpdated.class);
        Newcomer eva = at("eva", "far");
        assertThat(room.enter(new UserId("eva"), eva, new RoomCommand.Proof("old", null)))
                .satisfies(refusedWith(ErrorCode.WRONG_PASSWORD));
        assertThat(room.enter(new UserId("eva"), eva, new RoomCommand.Proof("new", null)))
                .isInstanceOf(Reply.Entered.class);
    }

    @Test
    void onePersonAtSeveralDevicesIsShownAsSuchAndLimited() {
        again(BEN, "a");
        again(BEN, "b");
        assertThat(room.state.members())
                .filteredOn(m -> m.personId().equals(new PersonId("person-ben")))
                .hasSize(3);
        assertThat(again(BEN, "c")).satisfies(refusedWith(ErrorCode.TOO_MANY_DEVICES));
    }

    @Test
    void theHostsSecondDeviceIsCoHostAndRolesChangeAtAllDevices() {
        again(ANA, "a");
        assertThat(room.state.seats().getLast().role()).isEqualTo(Role.CO_HOST);
        again(BEN, "b");
        UserId second = room.state.seats().getLast().userId();
        room.ask(ANA, new SetRole(second, Role.VIEWER));
        assertThat(room.seat(BEN).role()).isEqualTo(Role.VIEWER);
        assertThat(room.seat(second).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void aSilentSeatIsGivenUpAndASpeakingOneKept() {
        PlaybackStatus status = new PlaybackStatus(true, false, 0, 0, null);
        room.nowMs += HouseTerms.DEFAULT.idleMs() - 1;
        room.ask(ANA, status);
        room.ask(CEM, status);
        room.ask(DOV, status);
        room.nowMs += 1;
        room.out.clear();
        room.decide(new RoomCommand.Tick());

        assertThat(room.state.members()).extracting(Member::userId).containsExactly(ANA, CEM, DOV);
        assertThat(room.events())
                .containsExactly(
                        new ServerEvent.UserDisconnected(
                                room.state.seq(), BEN, "Ben", LeaveReason.IDLE));
    }

    private Reply again(UserId person, String address) {
        UserId user = new UserId(person.value() + "-" + room.state.seq());
        return room.enter(
                user,
                new Newcomer(
                        new PersonId("person-" + person),
                        person.value(),
                        address,
                        "hash-of-" + user),
                RoomCommand.Proof.NONE);
    }

    private static Newcomer at(String who, String address) {
        return new Newcomer(new PersonId("person-" + who), who, address, "hash-of-" + who);
    }

    private UserId someone(String role) {
        return someoneElse(role, null);
    }

    private UserId someoneElse(String role, @Nullable UserId not) {
        if (role.equals("host")) {
            return ANA;
        }
        UserId who = BEN.equals(not) ? CEM : BEN;
        room.ask(ANA, new SetRole(who, role(role)));
        room.out.clear();
        return who;
    }

    private static Role role(String wire) {
        return Role.valueOf(wire.toUpperCase(Locale.ROOT));
    }

    private static void assertForbidden(Reply reply) {
        assertThat(reply).satisfies(refusedWith(ErrorCode.FORBIDDEN));
    }

    static ThrowingConsumer<Reply> refusedWith(ErrorCode code) {
        return reply ->
                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Reply.Refused.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
