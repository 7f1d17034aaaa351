package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.ChatSend;
import app.matinee.protocol.ClientEvent.LeaveRoom;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.ClientEvent.Pause;
import app.matinee.protocol.ClientEvent.Play;
import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.ClientEvent.QueueAdd;
import app.matinee.protocol.ClientEvent.QueueMove;
import app.matinee.protocol.ClientEvent.QueueNext;
import app.matinee.protocol.ClientEvent.QueueRemove;
import app.matinee.protocol.ClientEvent.React;
import app.matinee.protocol.ClientEvent.Ready;
import app.matinee.protocol.ClientEvent.ReadyCheck;
import app.matinee.protocol.ClientEvent.Seek;
import app.matinee.protocol.ClientEvent.SetPolicy;
import app.matinee.protocol.ClientEvent.SetRate;
import app.matinee.protocol.ClientEvent.SetWaiting;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A thousand rooms of ten people who do anything at any time, and a client beside each who only
/// hears what is told.
class RoomSequencesTest {
    private static final int ROOMS = 1_000;
    private static final int STEPS = 120;
    private static final int PEOPLE = 10;

    @Test
    void snapshotAndEventsAreTheRoomForEverybody() {
        for (int seed = 0; seed < ROOMS; seed++) {
            try {
                play(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void play(Random random) {
        Rooms room = Rooms.open();
        Map<UserId, FollowingClient> clients = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            room.nowMs += random.nextInt(2_000);
            long seqBefore = room.state.seq();
            room.out.clear();
            UserId user = new UserId("u" + random.nextInt(PEOPLE));
            Reply reply = room.decide(command(random, room, user, step));
            assertThat(room.state.seq()).isGreaterThanOrEqualTo(seqBefore);
            // Who is out hears no more, of their own going either.
            clients.keySet().removeIf(who -> room.state.seat(who).isEmpty());
            clients.forEach((who, client) ->
                    room.told()
                            .filter(out -> out.to().includes(who))
                            .forEach(out -> client.hear(out.event())));
            if (reply instanceof Reply.Entered entered) {
                clients.put(entered.self(), new FollowingClient(entered.room()));
            }
            clients.values().forEach(client -> client.assertKnows(room.state));
            assertOneHost(room.state);
        }
    }

    private static void assertOneHost(RoomState room) {
        long hosts = room.members().stream().filter(m -> m.role() == Role.HOST).count();
        assertThat(hosts).isEqualTo(room.seats().isEmpty() ? 0 : 1);
    }

    private static RoomCommand command(Random random, Rooms room, UserId user, int step) {
        boolean present = room.state.seat(user).isPresent();
        if (!present) {
            return new RoomCommand.Enter(
                    user,
                    new Newcomer(
                            new PersonId("person-" + user), "Ana", "home", "hash-" + user + step),
                    RoomCommand.Proof.NONE);
        }
        return switch (random.nextInt(30)) {
            case 0 -> new RoomCommand.Lost(user);
            case 1 ->
                    new RoomCommand.Resume(
                            room.seat(user).line().resumeHash(), "hash-" + user + step);
            case 2 -> {
                room.nowMs += 20_000;
                yield new RoomCommand.Tick();
            }
            default -> new RoomCommand.Ask(user, event(random, room.state), "fresh" + step, null);
        };
    }

    private static ClientEvent event(Random random, RoomState room) {
        // Few names, so that repeats happen.
        CommandId id = new CommandId("c" + random.nextInt(200));
        long at = random.nextLong(150_000);
        QueueItemId item =
                room.queue().isEmpty()
                        ? new QueueItemId("none")
                        : room.queue().get(random.nextInt(room.queue().size())).id();
        return switch (random.nextInt(18)) {
            case 0 -> new LoadMedia(film(random), id);
            case 1, 2 -> new Play(at, id);
            case 3, 4 -> new Pause(at, id);
            case 5 -> new Seek(at, id);
            case 6 -> new SetRate(at, 0.25 + random.nextInt(15) * 0.25, id);
            case 7 -> new QueueAdd(film(random));
            case 8 -> new QueueMove(item, random.nextInt(5));
            case 9 -> new QueueRemove(item);
            case 10 -> new QueueNext(room.playback().timeline().mediaId(), id);
            case 11 -> new ChatSend("hi", new ClientMessageId("m" + random.nextInt(50)));
            case 12 -> random.nextInt(4) == 0 ? new LeaveRoom() : new React("🎉");
            case 13 -> new ReadyCheck(at, id);
            case 14 -> new Ready();
            case 15 -> new SetWaiting(random.nextBoolean());
            case 16 ->
                    new SetPolicy(
                            new RoomPolicy(
                                    Role.MEMBER,
                                    Role.MEMBER,
                                    Role.VIEWER,
                                    WaitFor.values()[random.nextInt(3)]));
            default ->
                    new PlaybackStatus(
                            random.nextBoolean(), random.nextBoolean(), at, room.seq(), null);
        };
    }

    private static Media film(Random random) {
        int n = random.nextInt(3);
        return new Media(
                new MediaId("film" + n),
                Media.Kind.LOCAL,
                "Film",
                null,
                n == 0 ? null : 100_000L,
                null);
    }
}
