package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    @Test
    void nothingIsKnownBeforeTheFirst() {
        assertThat(new RoundTrips().medianMs()).isNull();
    }

    @Test
    void oneBadPingSaysNothing() {
        RoundTrips trips = new RoundTrips();
        trips.add(900);
        trips.add(20);
        assertThat(trips.medianMs()).isEqualTo(20);
        trips.add(21);
        trips.add(19);
        trips.add(2_000);
        assertThat(trips.medianMs()).isEqualTo(21);
    }

    @Test
    void oldPingsAreForgotten() {
        RoundTrips trips = new RoundTrips();
        for (int i = 0; i < 20; i++) {
            trips.add(10);
        }
        for (int i = 0; i < RoundTrips.KEPT / 2 + 1; i++) {
            trips.add(300);
        }
        assertThat(trips.medianMs()).isEqualTo(300);
    }

    @Test
    void aWebSocketIsMeasuredSoonAfterItConnects() throws Exception {
        EchoHandler echo = new EchoHandler();
        TestServer server = new TestServer(SocketIoOptions.defaults(), echo);
        try (var socket = RawSocket.connected(server)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> echo.sockets.getFirst().roundTripMs() != null);
            assertThat(echo.sockets.getFirst().roundTripMs()).isBetween(0.0, 2_000.0);
        } finally {
            server.close();
        }
    }
}
