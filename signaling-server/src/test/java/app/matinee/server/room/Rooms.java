package app.matinee.server.room;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ClientEvent.LoadMedia;
import app.matinee.protocol.CommandId;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A room under test: keeps the state, the time and everything that went out.
final class Rooms {
    static final UserId ANA = new UserId("ana");
    static final UserId BEN = new UserId("ben");
    static final Media FILM =
            new Media(new MediaId("film"), Media.Kind.LOCAL, "Film", null, 100_000L, null);

    static final Room ROOM = new Room(RoomBounds.DEFAULT, HouseTerms.DEFAULT);

    RoomState state;
    long nowMs = 1_000_000;
    final List<Outgoing> out = new ArrayList<>();
    final Map<UserId, Double> roundTrips = new HashMap<>();
    private int fresh;

    Rooms(RoomPolicy policy) {
        state =
                RoomState.founded(
                        new RoomId("ABCD1234"), "Friday", null, policy, "epoch", "founder", nowMs);
    }

    static Rooms open() {
        return new Rooms(RoomPolicy.OPEN);
    }

    /// Ana is host, Ben a member, a film is on.
    static Rooms withFilm() {
        Rooms room = open();
        room.enter(ANA, "Ana");
        room.enter(BEN, "Ben");
        room.ask(ANA, new LoadMedia(FILM, new CommandId("load")));
        room.out.clear();
        return room;
    }

    Reply decide(RoomCommand command) {
        Decision decision = ROOM.decide(state, command, nowMs);
        state = decision.state();
        out.addAll(decision.outgoing());
        return decision.reply();
    }

    /// One round of the groups.
    static void tickAll(RoomService<?> node) {
        for (int group = 0; group < RoomService.TICK_GROUPS; group++) {
            node.tick(group);
        }
    }

    Reply enter(UserId user, String name) {
        return enter(user, newcomer(user, name), RoomCommand.Proof.NONE);
    }

    Reply enter(UserId user, Newcomer who, RoomCommand.Proof proof) {
        return decide(new RoomCommand.Enter(user, who, proof));
    }

    /// A person of their own at one device.
    static Newcomer newcomer(UserId user, String name) {
        return new Newcomer(
                new PersonId("person-" + user), name, "home-of-" + user, "hash-of-" + user);
    }

    Reply ask(UserId by, ClientEvent event) {
        return decide(new RoomCommand.Ask(by, event, "fresh" + fresh++, roundTrips.get(by)));
    }

    /// For whom the room waits.
    Waiting waiting() {
        return Objects.requireNonNull(state.gate(), "nobody is waited for").waiting();
    }

    List<Object> events() {
        return told().<Object>map(Outgoing.Told::event).toList();
    }

    Stream<Outgoing.Told> told() {
        return out.stream().filter(Outgoing.Told.class::isInstance).map(Outgoing.Told.class::cast);
    }

    Seat seat(UserId user) {
        return state.seat(user).orElseThrow();
    }
}
