package app.matinee.server.room;

import static app.matinee.server.room.Rooms.ANA;
import static app.matinee.server.room.Rooms.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent.PlaybackStatus;
import app.matinee.protocol.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadPolicyTest {
    private static void isFar(Rooms room, UserId who, double roundTripMs) {
        room.roundTrips.put(who, roundTripMs);
        room.ask(who, new PlaybackStatus(true, false, 0, room.nowMs, null));
    }

    @ParameterizedTest
    @CsvSource({"0,150,250", "1,151,251", "80,210,310", "200,300,400", "733,700,800"})
    void theLeadGrowsWithTheSlowestsRoundTrip(
            double roundTripMs, long fromRestMs, long afterJumpMs) {
        Rooms room = Rooms.withFilm();
        isFar(room, ANA, 0.4);
        isFar(room, BEN, roundTripMs);
        assertThat(LeadPolicy.fromRestMs(room.state)).isEqualTo(fromRestMs);
        assertThat(LeadPolicy.afterJumpMs(room.state)).isEqualTo(afterJumpMs);
    }

    @Test
    void whomNoLeadWouldReachInTimeMakesNobodyWait() {
        Rooms room = Rooms.withFilm();
        isFar(room, ANA, 80);
        isFar(room, BEN, 3_000);
        assertThat(LeadPolicy.fromRestMs(room.state)).isEqualTo(210);
    }

    @Test
    void whoVanishedDoesNotCount() {
        Rooms room = Rooms.withFilm();
        isFar(room, ANA, 80);
        isFar(room, BEN, 400);
        room.decide(new RoomCommand.Lost(BEN));
        assertThat(LeadPolicy.fromRestMs(room.state)).isEqualTo(210);
    }

    @Test
    void noLeadLeavesItsBounds() {
        Rooms room = Rooms.withFilm();
        for (double roundTripMs = 0; roundTripMs < 5_000; roundTripMs += 7) {
            isFar(room, BEN, roundTripMs);
            assertThat(LeadPolicy.fromRestMs(room.state))
                    .isBetween(LeadPolicy.SHORTEST_MS, LeadPolicy.LONGEST_MS);
            assertThat(LeadPolicy.afterJumpMs(room.state))
                    .isBetween(LeadPolicy.SHORTEST_MS, LeadPolicy.LONGEST_MS);
        }
    }
}
