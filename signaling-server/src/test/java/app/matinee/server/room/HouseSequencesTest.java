package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.AnswerKnock;
import app.matinee.protocol.ClientEvent.CreateInvite;
import app.matinee.protocol.ClientEvent.Kick;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.RevokeInvite;
import app.matinee.protocol.ClientEvent.SetLock;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetRole;
import app.matinee.protocol.ClientEvent.Unban;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Knock;
import app.matinee.protocol.Member;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.ServerEvent.Knocking;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A thousand rooms in which everybody asks for everything that concerns roles and the door. What
/// must hold after each step is checked from outside, with an account of its own.
class HouseSequencesTest {
    private static final int ROOMS = 1_000;
    private static final int STEPS = 150;
    private static final int PERSONS = 8;

    @Test
    void theHouseIsKept() {
        for (int seed = 0; seed < ROOMS; seed++) {
            try {
                new Run(new Random(seed)).play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /// One room, and what a careful observer knows of it.
    private static final class Run {
        private final RandomGenerator random;
        private final Rooms room = Rooms.open();

        /// Who must not be seated, from where, and until when.
        private final List<Out> out = new ArrayList<>();

        private final Map<String, Integer> usesLeft = new HashMap<>();
        private final Set<String> revoked = new HashSet<>();

        /// Whoever wants in, by the id they will have.
        private final Map<UserId, Newcomer> comers = new HashMap<>();

        /// What each keeper of the door last heard of it.
        private final Map<UserId, List<Knock>> heard = new HashMap<>();

        /// @param address null when only the person is kept out
        private record Out(PersonId person, @Nullable String address, long untilMs) {}

        Run(RandomGenerator random) {
            this.random = random;
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                room.nowMs += random.nextInt(5_000);
                RoomState before = room.state;
                room.out.clear();
                RoomCommand command = command(step);
                Reply reply = room.decide(command);
                account(before, command, reply);
                check(before, command, reply);
            }
        }

        private void account(RoomState before, RoomCommand command, Reply reply) {
            if (command instanceof RoomCommand.Enter enter
                    && reply instanceof Reply.Entered entered
                    && enter.proof().inviteHash() != null) {
                String invite = enter.proof().inviteHash();
                assertThat(revoked).doesNotContain(invite);
                assertThat(usesLeft.merge(invite, -1, Integer::sum)).isNotNegative();
                heard.put(entered.self(), entered.knocks());
            } else if (reply instanceof Reply.Entered entered) {
                heard.put(entered.self(), entered.knocks());
            }
            if (reply instanceof Reply.Invited
                    && command
                            instanceof RoomCommand.MakeInvite(var by, var wish, var id, var hash)) {
                usesLeft.put(hash, wish.uses() == null ? Integer.MAX_VALUE : wish.uses());
            }
            if (command instanceof RoomCommand.Ask ask && !(reply instanceof Reply.Refused)) {
                if (ask.event() instanceof Kick(var whom, var banMs)) {
                    before.people()
                            .seatsOf(before.seat(whom).orElseThrow().member().personId())
                            .forEach(seat -> putOut(seat, banMs));
                }
                if (ask.event() instanceof Unban(var person)) {
                    assertThat(before.seat(ask.by()).orElseThrow().role()).isEqualTo(Role.HOST);
                    out.removeIf(one -> one.person().equals(person));
                }
                if (ask.event() instanceof RevokeInvite(var id)) {
                    // One that was never made may still be made under this id.
                    String hash = "hash-" + id;
                    if (usesLeft.containsKey(hash)) {
                        revoked.add(hash);
                    }
                }
            }
            room.told()
                    .filter(told -> told.event() instanceof Knocking)
                    .forEach(told ->
                            room.state.seats().stream()
                                    .map(Seat::userId)
                                    .filter(told.to()::includes)
                                    .forEach(user ->
                                            heard.put(user, ((Knocking) told.event()).knocks())));
            heard.keySet().removeIf(user -> room.state.seat(user).isEmpty());
        }

        private void putOut(Seat seat, @Nullable Long banMs) {
            long until = room.nowMs + (banMs == null ? HouseTerms.DEFAULT.kickedOutMs() : banMs);
            String address = banMs == null ? null : seat.line().address();
            out.add(new Out(seat.member().personId(), address, until));
        }

        private void check(RoomState before, RoomCommand command, Reply reply) {
            RoomState after = room.state;
            long hosts = after.members().stream().filter(m -> m.role() == Role.HOST).count();
            assertThat(hosts).isEqualTo(after.seats().isEmpty() ? 0 : 1);
            assertThat(after.members().stream().map(Member::name)).doesNotHaveDuplicates();
            if (reply instanceof Reply.Refused) {
                assertThat(after.seats()).isEqualTo(before.seats());
                assertThat(after.policy()).isEqualTo(before.policy());
            }
            for (Seat seat : after.seats()) {
                PersonId person = seat.member().personId();
                assertThat(after.people().seatsOf(person).size())
                        .isLessThanOrEqualTo(HouseTerms.DEFAULT.seatsPerPerson());
                if (before.seat(seat.userId()).isEmpty()) {
                    Newcomer who = Objects.requireNonNull(comers.get(seat.userId()));
                    assertThat(out)
                            .filteredOn(one -> one.untilMs() > room.nowMs)
                            .noneMatch(one ->
                                    one.person().equals(person)
                                            || who.address().equals(one.address()));
                }
                if (seat.keepsDoor()) {
                    assertThat(heard.getOrDefault(seat.userId(), List.of()))
                            .isEqualTo(after.knocks());
                }
            }
            if (command instanceof RoomCommand.Ask ask
                    && before.seat(ask.by()).map(Seat::role).orElse(Role.VIEWER) == Role.VIEWER
                    && !(ask.event() instanceof LeaveRoom)) {
                assertThat(after.playback()).isEqualTo(before.playback());
                assertThat(after.policy()).isEqualTo(before.policy());
                assertThat(after.access().locked()).isEqualTo(before.access().locked());
                assertThat(after.access().bans()).isEqualTo(before.access().bans());
            }
        }

        private RoomCommand command(int step) {
            UserId someone =
                    room.state.seats().isEmpty()
                            ? new UserId("nobody")
                            : room.state
                                    .seats()
                                    .get(random.nextInt(room.state.seats().size()))
                                    .userId();
            return switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> enter(step);
                case 4 -> new RoomCommand.Lost(someone);
                case 5 -> {
                    room.nowMs += 15_000;
                    yield new RoomCommand.Tick();
                }
                case 6 ->
                        new RoomCommand.MakeInvite(
                                someone,
                                new CreateInvite(
                                        random.nextBoolean() ? null : 60_000L,
                                        random.nextInt(3) == 0 ? null : 1 + random.nextInt(2)),
                                new InviteId("i" + step),
                                "hash-i" + step);
                case 7 ->
                        room.state.access().knocks().isEmpty()
                                ? new RoomCommand.Tick()
                                : new RoomCommand.Withdraw(
                                        room.state.access().knocks().getFirst().id());
                default -> new RoomCommand.Ask(someone, event(step, someone), "fresh" + step, null);
            };
        }

        private RoomCommand enter(int step) {
            int n = random.nextInt(PERSONS);
            Newcomer who =
                    new Newcomer(
                            new PersonId("p" + n),
                            "Ana",
                            "address" + random.nextInt(PERSONS),
                            "hash" + step);
            UserId user = new UserId("u" + step);
            comers.put(user, who);
            String invite =
                    usesLeft.isEmpty() || random.nextBoolean()
                            ? null
                            : List.copyOf(usesLeft.keySet()).get(random.nextInt(usesLeft.size()));
            return new RoomCommand.Enter(user, who, new RoomCommand.Proof(null, invite));
        }

        private ClientEvent event(int step, UserId someone) {
            List<Seat> seats = room.state.seats();
            UserId other =
                    seats.isEmpty() ? someone : seats.get(random.nextInt(seats.size())).userId();
            return switch (random.nextInt(11)) {
                case 0 -> new SetRole(other, Role.values()[random.nextInt(4)]);
                case 1 -> new Kick(other, random.nextBoolean() ? null : 20_000L);
                case 2 -> new SetLock(random.nextInt(3) == 0);
                case 3, 4 ->
                        room.state.access().knocks().isEmpty()
                                ? new LeaveRoom()
                                : new AnswerKnock(
                                        room.state.access().knocks().getFirst().id(),
                                        random.nextInt(3) > 0);
                case 5 ->
                        new SetPolicy(
                                new RoomPolicy(
                                        Role.values()[random.nextInt(4)],
                                        Role.MEMBER,
                                        Role.VIEWER,
                                        Role.MEMBER,
                                        Role.MEMBER,
                                        WaitFor.NOBODY,
                                        random.nextBoolean()));
                case 6 -> new LoadMedia(Rooms.FILM, new CommandId("c" + step));
                case 7 -> new Play(random.nextInt(50_000), new CommandId("c" + step));
                case 8 -> new Pause(random.nextInt(50_000), new CommandId("c" + step));
                case 9 -> new Unban(new PersonId("p" + random.nextInt(PERSONS)));
                default -> new RevokeInvite(new InviteId("i" + random.nextInt(STEPS)));
            };
        }
    }
}
