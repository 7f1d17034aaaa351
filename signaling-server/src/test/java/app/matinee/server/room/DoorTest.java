package app.matinee.server.room;

import static app.matinee.server.room.HouseTest.refusedWith;
import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.Kick;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.ListInvites;
import app.matinee.protocol.ClientEvent.RevokeInvite;
import app.matinee.protocol.ClientEvent.SetLock;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetRole;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.ServerEvent.Knocking;
import app.matinee.protocol.UserId;
import app.matinee.server.room.RoomCommand.MakeInvite;
import app.matinee.server.room.RoomCommand.Proof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lobby, lock and invites.
class DoorTest {
    private static final UserId CEM = new UserId("cem");
    private static final KnockId CEMS = new KnockId("cem");
    private static final RoomPolicy WITH_LOBBY =
            new RoomPolicy(
                    Role.MEMBER,
                    Role.MEMBER,
                    Role.VIEWER,
                    Role.MEMBER,
                    Role.MEMBER,
                    WaitFor.NOBODY,
                    true);

    private final Rooms room = new Rooms(WITH_LOBBY);

    DoorTest() {
        room.enter(ANA, "Ana");
        room.ask(ANA, new SetPolicy(RoomPolicy.OPEN));
        room.enter(BEN, "Ben");
        room.ask(ANA, new SetPolicy(WITH_LOBBY));
        room.out.clear();
    }

    @Test
    void aNewcomerWaitsAndOnlyTheDoorsKeepersHear() {
        long until = room.nowMs + Limits.KNOCK_TIMEOUT_MS;
        assertThat(room.enter(CEM, "Cem")).isEqualTo(new Reply.Waits(room.state.id(), CEMS, until));

        assertThat(room.state.seat(CEM)).isEmpty();
        assertThat(room.told())
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.event())
                            .isEqualTo(new Knocking(List.of(new Knock(CEMS, "Cem", until))));
                    assertThat(told.to().includes(ANA)).isTrue();
                    assertThat(told.to().includes(BEN)).isFalse();
                });
    }

    @Test
    void whoIsAdmittedComesInAndIsAnswered() {
        room.enter(CEM, "Cem");
        room.out.clear();
        Reply reply = room.ask(ANA, new AnswerKnock(CEMS, true));

        assertThat(reply).isEqualTo(new Reply.Applied(room.state.seq()));
        assertThat(room.seat(CEM).member().name()).isEqualTo("Cem");
        assertThat(answer()).isInstanceOf(Reply.Entered.class);
        assertThat(room.events()).contains(new Knocking(List.of()));
    }

    @Test
    void nobodyKnocksTheirWayToMoreDevicesThanAPersonMayHave() {
        Newcomer cem = Rooms.newcomer(CEM, "Cem");
        for (int device = 0; device <= HouseTerms.DEFAULT.seatsPerPerson(); device++) {
            UserId user = new UserId("cem" + device);
            room.enter(
                    user,
                    new Newcomer(cem.person(), cem.name(), cem.address(), "hash-of-" + user),
                    RoomCommand.Proof.NONE);
        }
        for (Knock knock : room.state.knocks()) {
            room.out.clear();
            room.ask(ANA, new AnswerKnock(knock.knockId(), true));
        }

        assertThat(room.state.people().seatsOf(cem.person()))
                .hasSize(HouseTerms.DEFAULT.seatsPerPerson());
        assertThat(answer()).satisfies(refusedWith(ErrorCode.TOO_MANY_DEVICES));
        assertThat(room.state.access().knocks()).isEmpty();
    }

    @Test
    void whoIsDeniedIsToldSo() {
        room.enter(CEM, "Cem");
        room.ask(ANA, new AnswerKnock(CEMS, false));
        assertThat(answer()).satisfies(refusedWith(ErrorCode.NOT_ADMITTED));
        assertThat(room.state.access().knocks()).isEmpty();
    }

    @Test
    void ofTwoAtTheDoorTheAnswerReachesTheOneItNames() {
        UserId eva = new UserId("eva");
        room.enter(CEM, "Cem");
        room.enter(eva, "Eva");
        room.out.clear();

        room.ask(ANA, new AnswerKnock(new KnockId("eva"), true));

        assertThat(room.state.seat(eva)).isPresent();
        assertThat(room.state.seat(CEM)).isEmpty();
        assertThat(room.state.access().knocks()).extracting(Knocker::id).containsExactly(CEMS);
        room.out.clear();
        room.decide(new RoomCommand.Withdraw(new KnockId("eva")));
        assertThat(room.state.access().knocks()).hasSize(1);
    }

    @Test
    void nobodyIsAdmittedToAFullRoomAndTheyGoOnWaiting() {
        room.enter(CEM, "Cem");
        room.ask(ANA, new SetPolicy(RoomPolicy.OPEN));
        for (int i = 2; i < RoomBounds.DEFAULT.members(); i++) {
            room.enter(new UserId("m" + i), "M");
        }
        room.out.clear();
        assertThat(room.ask(ANA, new AnswerKnock(CEMS, true)))
                .satisfies(refusedWith(ErrorCode.ROOM_FULL));
        assertThat(room.state.access().knocks()).hasSize(1);
        assertThat(room.out).isEmpty();

        room.ask(BEN, new LeaveRoom());
        assertThat(room.ask(ANA, new AnswerKnock(CEMS, true))).isInstanceOf(Reply.Applied.class);
    }

    /// Nobody is let in, and a full room can say so.
    @Test
    void aFullRoomCanStillDeny() {
        room.enter(CEM, "Cem");
        room.ask(ANA, new SetPolicy(RoomPolicy.OPEN));
        for (int i = 2; i < RoomBounds.DEFAULT.members(); i++) {
            room.enter(new UserId("m" + i), "M");
        }
        assertThat(room.ask(ANA, new AnswerKnock(CEMS, false))).isInstanceOf(Reply.Done.class);
        assertThat(answer()).satisfies(refusedWith(ErrorCode.NOT_ADMITTED));
    }

    /// Or they would be shown who was there when they get the key back.
    @Test
    void whoLosesTheKeyForgetsWhoIsAtTheDoor() {
        room.ask(ANA, new SetRole(BEN, Role.CO_HOST));
        room.enter(CEM, "Cem");
        room.out.clear();
        room.ask(ANA, new SetRole(BEN, Role.MEMBER));
        assertThat(room.told())
                .filteredOn(told -> told.event() instanceof Knocking)
                .filteredOn(told -> told.to().includes(BEN))
                .singleElement()
                .satisfies(told -> assertThat(told.event()).isEqualTo(new Knocking(List.of())));
        assertThat(room.told())
                .filteredOn(told -> told.event() instanceof Knocking)
                .filteredOn(told -> told.to().includes(ANA))
                .allSatisfy(told -> assertThat(told.event()).isNotEqualTo(new Knocking(List.of())));
    }

    @Test
    void nobodyWaitsForEver() {
        room.enter(CEM, "Cem");
        room.nowMs += Limits.KNOCK_TIMEOUT_MS;
        room.decide(new RoomCommand.Tick());
        assertThat(answer()).satisfies(refusedWith(ErrorCode.NOT_ANSWERED));
        assertThat(room.events()).contains(new Knocking(List.of()));
        assertThat(room.ask(ANA, new AnswerKnock(CEMS, true)))
                .satisfies(refusedWith(ErrorCode.USER_NOT_FOUND));
    }

    @Test
    void nobodyWaitsBeforeAnEmptyRoom() {
        room.enter(CEM, "Cem");
        room.ask(BEN, new LeaveRoom());
        room.ask(ANA, new LeaveRoom());
        assertThat(answer()).satisfies(refusedWith(ErrorCode.NOT_ANSWERED));
        // And who then comes is its host.
        assertThat(room.enter(CEM, "Cem")).isInstanceOf(Reply.Entered.class);
    }

    @Test
    void whoGoesAwayFromTheDoorIsNotSeenThereAnyMore() {
        room.enter(CEM, "Cem");
        room.out.clear();
        room.decide(new RoomCommand.Withdraw(CEMS));
        assertThat(room.events()).containsExactly(new Knocking(List.of()));
        room.out.clear();
        room.decide(new RoomCommand.Withdraw(CEMS));
        assertThat(room.out).isEmpty();
    }

    @Test
    void aNewKeeperLearnsWhoWaits() {
        room.enter(CEM, "Cem");
        room.out.clear();
        room.ask(ANA, new SetRole(BEN, Role.CO_HOST));
        assertThat(room.told())
                .filteredOn(told -> told.event() instanceof Knocking)
                .singleElement()
                .satisfies(told -> assertThat(told.to().includes(BEN)).isTrue());
        room.decide(new RoomCommand.Lost(BEN));
        assertThat(room.decide(new RoomCommand.Resume("hash-of-ben", "next")))
                .isInstanceOfSatisfying(
                        Reply.Entered.class, in -> assertThat(in.knocks()).hasSize(1));
    }

    @Test
    void aMemberDoesNotLearnWhoWaits() {
        room.enter(CEM, "Cem");
        room.decide(new RoomCommand.Lost(BEN));
        assertThat(room.decide(new RoomCommand.Resume("hash-of-ben", "next")))
                .isInstanceOfSatisfying(
                        Reply.Entered.class, in -> assertThat(in.knocks()).isEmpty());
    }

    @Test
    void anotherDeviceOfSomebodyInsideNeedsNobodysWord() {
        room.ask(ANA, new SetLock(true));
        assertThat(room.enter(new UserId("ben2"), Rooms.newcomer(BEN, "Ben"), Proof.NONE))
                .isInstanceOf(Reply.Entered.class);
    }

    @Test
    void whoWasInNeedNotKnockAgainUnlessTheyWereTakenOut() {
        room.ask(BEN, new LeaveRoom());
        assertThat(room.enter(new UserId("ben2"), Rooms.newcomer(BEN, "Ben"), Proof.NONE))
                .isInstanceOf(Reply.Entered.class);
        room.ask(ANA, new Kick(new UserId("ben2"), 1L));
        room.nowMs += 1;
        assertThat(room.enter(new UserId("ben3"), Rooms.newcomer(BEN, "Ben"), Proof.NONE))
                .isInstanceOf(Reply.Waits.class);
    }

    @Test
    void aBanReachesWhoWaitsAtTheDoor() {
        room.enter(CEM, "Cem");
        room.ask(ANA, new AnswerKnock(CEMS, true));
        Newcomer eva = new Newcomer(new PersonId("person-eva"), "Eva", "home-of-cem", "hash");
        room.enter(new UserId("eva"), eva, Proof.NONE);
        room.out.clear();

        room.ask(ANA, new Kick(CEM, 60_000L));

        assertThat(answer()).satisfies(refusedWith(ErrorCode.NOT_ADMITTED));
        assertThat(room.state.access().knocks()).isEmpty();
    }

    @Test
    void aLockedDoorLetsNobodyNewIn() {
        room.ask(ANA, new SetLock(true));
        assertThat(room.enter(CEM, "Cem")).satisfies(refusedWith(ErrorCode.ROOM_LOCKED));
        // Coming back is not new.
        room.decide(new RoomCommand.Lost(BEN));
        assertThat(room.decide(new RoomCommand.Resume("hash-of-ben", "next")))
                .isInstanceOf(Reply.Entered.class);
    }

    @Test
    void anInvitePassesPasswordAndLobbyButNotTheLock() {
        room.decide(new RoomCommand.SetPassword(ANA, "secret"));
        invite("i", null, null);
        assertThat(room.enter(CEM, Rooms.newcomer(CEM, "Cem"), by("i")))
                .isInstanceOf(Reply.Entered.class);
        room.ask(ANA, new SetLock(true));
        UserId eva = new UserId("eva");
        assertThat(room.enter(eva, Rooms.newcomer(eva, "Eva"), by("i")))
                .satisfies(refusedWith(ErrorCode.ROOM_LOCKED));
    }

    @Test
    void anInviteForOneLetsOneIn() {
        invite("i", null, 1);
        assertThat(room.enter(CEM, Rooms.newcomer(CEM, "Cem"), by("i")))
                .isInstanceOf(Reply.Entered.class);
        assertUnusable("i");
    }

    @Test
    void revokedExpiredAndUnknownInvitesAreRefusedAlike() {
        invite("revoked", null, null);
        room.ask(ANA, new RevokeInvite(new InviteId("revoked")));
        // To revoke it once more is no mistake.
        assertThat(room.ask(ANA, new RevokeInvite(new InviteId("revoked"))))
                .isInstanceOf(Reply.Done.class);
        invite("expired", 5_000L, null);
        room.nowMs += 5_000;
        assertUnusable("revoked");
        assertUnusable("expired");
        assertUnusable("unknown");
        // Even a door that stands open takes no bad invite.
        room.ask(ANA, new SetPolicy(RoomPolicy.OPEN));
        assertUnusable("unknown");
    }

    @Test
    void aRefusedEntryUsesNothingUp() {
        invite("i", null, 1);
        room.ask(ANA, new SetLock(true));
        room.enter(CEM, Rooms.newcomer(CEM, "Cem"), by("i"));
        room.ask(ANA, new SetLock(false));
        assertThat(room.enter(CEM, Rooms.newcomer(CEM, "Cem"), by("i")))
                .isInstanceOf(Reply.Entered.class);
    }

    @Test
    void theListShowsWhatStillLetsSomebodyIn() {
        invite("one", null, 1);
        invite("day", null, null);
        invite("short", 1_000L, null);
        room.nowMs += 1_000;
        room.enter(CEM, Rooms.newcomer(CEM, "Cem"), by("one"));
        assertThat(room.ask(ANA, new ListInvites()))
                .isInstanceOfSatisfying(
                        Reply.Invites.class,
                        list ->
                                assertThat(list.invites())
                                        .singleElement()
                                        .satisfies(i -> {
                                            assertThat(i.inviteId()).isEqualTo(new InviteId("day"));
                                            assertThat(i.used()).isZero();
                                        }));
    }

    @Test
    void invitesAreLimitedAndEndedOnesDoNotCount() {
        for (int i = 0; i < Limits.MAX_INVITES; i++) {
            assertThat(invite("i" + i, 1_000L, null)).isInstanceOf(Reply.Invited.class);
        }
        assertThat(invite("more", null, null)).satisfies(refusedWith(ErrorCode.TOO_MANY_INVITES));
        room.nowMs += 1_000;
        assertThat(invite("more", null, null)).isInstanceOf(Reply.Invited.class);
        assertThat(room.state.access().invites()).hasSize(1);
    }

    @Test
    void theDoorIsNotBesieged() {
        for (int i = 0; i < Limits.MAX_KNOCKS; i++) {
            UserId user = new UserId("u" + i);
            assertThat(room.enter(user, "U")).isInstanceOf(Reply.Waits.class);
        }
        assertThat(room.enter(CEM, "Cem")).satisfies(refusedWith(ErrorCode.ROOM_FULL));
    }

    private void assertUnusable(String token) {
        UserId eva = new UserId("eva");
        assertThat(room.enter(eva, Rooms.newcomer(eva, "Eva"), by(token)))
                .satisfies(refusedWith(ErrorCode.INVITE_INVALID));
    }

    private Reply invite(String token, @Nullable Long validMs, @Nullable Integer uses) {
        return room.decide(
                new MakeInvite(
                        ANA,
                        new CreateInvite(validMs, uses),
                        new InviteId(token),
                        "hash-" + token));
    }

    private static Proof by(String token) {
        return new Proof(null, "hash-" + token);
    }

    private Reply answer() {
        return room.out.stream()
                .filter(Outgoing.Answered.class::isInstance)
                .map(out -> ((Outgoing.Answered) out).reply())
                .findFirst()
                .orElseThrow();
    }
}
