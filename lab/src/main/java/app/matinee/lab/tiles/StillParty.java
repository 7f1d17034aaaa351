package app.matinee.lab.tiles;

import app.matinee.client.player.PlayerReading;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Call;
import app.matinee.client.session.UserAction;
import app.matinee.protocol.CallState;
import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomRules;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A party in which nothing happens but faces. Any thread.
///
/// @param state for ever
record StillParty(PartyState state) implements Party {
    /// @param others with their cameras on, besides this person, whose camera is off
    static StillParty of(int others) {
        UserId self = new UserId("self");
        List<Member> members = new ArrayList<>(List.of(new Member(self, "Me", Role.HOST, 0)));
        Map<UserId, PartyState.Tie> ties = new HashMap<>();
        for (int i = 1; i <= others; i++) {
            UserId id = new UserId("u" + i);
            members.add(
                    new Member(id, "Guest " + i, Role.MEMBER, i)
                            .with(new CallState(true, true, false)));
            ties.put(id, new PartyState.Tie(PeerState.CONNECTED, Optional.empty()));
        }
        Call off = Call.OFF;
        return new StillParty(
                new PartyState(
                        new PartyState.Link.Up(URI.create("http://localhost"), 1, 1),
                        room(self, members),
                        null,
                        new Call(
                                off.wish(),
                                true,
                                PartyState.Engine.UP,
                                true,
                                off.slots(),
                                ties,
                                off.live(),
                                off.speaking(),
                                off.stats(),
                                off.leaks(),
                                off.devices(),
                                off.plan(),
                                off.screens(),
                                false)));
    }

    private static PartyState.Room room(UserId self, List<Member> members) {
        return new PartyState.Room(
                new RoomId("TILES000"),
                new PartyState.House(
                        new RoomRules("Tiles", false, false, RoomPolicy.OPEN),
                        List.of(),
                        null,
                        List.of()),
                self,
                members,
                Map.of(),
                Set.of(),
                List.of(),
                List.of(),
                null,
                new PartyState.Film(
                        null,
                        Timeline.EMPTY,
                        false,
                        PlayerReading.Status.EMPTY,
                        0,
                        null,
                        Double.NaN,
                        PartyState.Step.RESTING,
                        1,
                        false,
                        0,
                        null,
                        null));
    }

    @Override
    public void post(UserAction action) {}

    @Override
    public double positionMs() {
        return 0;
    }

    @Override
    public double bufferedMs() {
        return 0;
    }

    @Override
    public void watch(Watcher watcher) {}
}
