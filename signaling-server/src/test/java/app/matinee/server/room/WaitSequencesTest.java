package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.Ready;
import app.matinee.protocol.ClientEvent.ReadyCheck;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetRate;
import app.matinee.protocol.ClientEvent.SetWaiting;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Limits;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.ServerEvent.Playback;
import app.matinee.protocol.UserId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No room waits for ever: after anything at all, and then silence, it plays or rests by somebody's
/// command within the time-out and a second.
class WaitSequencesTest {
    private static final int ROOMS = 2_000;
    private static final int STEPS = 80;
    private static final int PEOPLE = 6;

    /// Quiet is: no commands, no news of anybody; time passes, and the room is ticked.
    @Test
    void quietEndsEveryWait() {
        int waits = 0;
        for (int seed = 0; seed < ROOMS; seed++) {
            try {
                waits += play(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertThat(waits).as("rooms that did wait when quiet began").isGreaterThan(ROOMS / 10);
    }

    private static int play(Random random) {
        Rooms room = new Rooms(policy(random));
        boolean restsByCommand = true;
        for (int step = 0; step < STEPS; step++) {
            room.nowMs += random.nextInt(1_500);
            room.out.clear();
            RoomCommand command = command(random, room, step);
            room.decide(command);
            restsByCommand = restsByCommand(room, restsByCommand);
            assertThat(room.state.gate() == null || !room.state.playback().timeline().playing())
                    .as("who waits rests")
                    .isTrue();
        }
        Gate gate = room.state.gate();
        int waits = gate == null ? 0 : 1;
        long patienceMs =
                gate != null && gate.isReadyCheck()
                        ? Limits.READY_CHECK_TIMEOUT_MS
                        : Limits.WAIT_TIMEOUT_MS;
        long quietFromMs = room.nowMs;
        // A wait for data may still begin, a second into the quiet, and then takes its own time.
        long endMs = quietFromMs + patienceMs + 1_000 + (gate == null ? 3_000 : 0);
        int stops = 0;
        while (room.nowMs < endMs) {
            room.nowMs += 1_000;
            room.out.clear();
            room.decide(new RoomCommand.Tick());
            stops += stops(room);
            restsByCommand = restsByCommand(room, restsByCommand);
        }
        assertThat(room.state.gate()).as("waiting").isNull();
        assertThat(room.state.playback().timeline().playing() || restsByCommand)
                .as("plays, or rests by a command")
                .isTrue();
        for (int i = 0; i < 60; i++) {
            room.nowMs += 1_000;
            room.out.clear();
            room.decide(new RoomCommand.Tick());
            stops += stops(room);
        }
        assertThat(stops).as("stops in the quiet").isLessThanOrEqualTo(1);
        return waits;
    }

    private static int stops(Rooms room) {
        return (int)
                room.events().stream()
                        .filter(e -> e instanceof Playback p && p.action() == PlaybackAction.WAIT)
                        .count();
    }

    private static boolean restsByCommand(Rooms room, boolean before) {
        boolean rests = before;
        for (Object event : room.events()) {
            if (event instanceof Playback p) {
                rests =
                        !p.timeline().playing()
                                && p.by() != null
                                && p.action() != PlaybackAction.WAIT
                                && room.state.gate() == null;
            }
        }
        return rests;
    }

    private static RoomPolicy policy(Random random) {
        return new RoomPolicy(
                Role.MEMBER, Role.MEMBER, Role.VIEWER, WaitFor.values()[random.nextInt(3)]);
    }

    private static RoomCommand command(Random random, Rooms room, int step) {
        UserId user = new UserId("u" + random.nextInt(PEOPLE));
        boolean present = room.state.seat(user).isPresent();
        if (!present) {
            return new RoomCommand.Enter(
                    user,
                    new Newcomer(
                            new PersonId("person-" + user), "Ana", "home", "hash-" + user + step),
                    RoomCommand.Proof.NONE);
        }
        Seat seat = room.state.seat(user).orElseThrow();
        return switch (random.nextInt(20)) {
            case 0 -> new RoomCommand.Lost(user);
            case 1 -> new RoomCommand.Resume(seat.line().resumeHash(), "hash-" + user + step);
            case 2, 3, 4 -> new RoomCommand.Tick();
            default -> new RoomCommand.Ask(user, event(random, room, step), "f" + step, null);
        };
    }

    private static ClientEvent event(Random random, Rooms room, int step) {
        CommandId id = new CommandId("c" + step);
        long hereMs = room.state.playback().timeline().positionAt(room.nowMs);
        long at = random.nextInt(3) == 0 ? random.nextLong(90_000) : Math.min(hereMs, 90_000);
        return switch (random.nextInt(22)) {
            case 0 -> new LoadMedia(Rooms.FILM, id);
            case 1, 2, 3 -> new Play(at, id);
            case 4 -> new Pause(at, id);
            case 5, 6 -> new Seek(at, id);
            case 7 -> new SetRate(at, 0.5 + random.nextInt(4) * 0.5, id);
            case 8 -> new ReadyCheck(at, id);
            case 9 -> new Ready();
            case 10 -> new SetWaiting(random.nextBoolean());
            case 11 -> random.nextInt(3) == 0 ? new LeaveRoom() : new SetPolicy(policy(random));
            default -> {
                boolean buffering = random.nextInt(3) == 0;
                yield new PlaybackStatus(
                        !buffering && random.nextInt(4) > 0, buffering, at, room.nowMs, null);
            }
        };
    }
}
