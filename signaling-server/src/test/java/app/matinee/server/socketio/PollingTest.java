package app.matinee.server.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollingTest {
    private final EchoHandler echo = new EchoHandler();

    private TestServer start(int loops) throws TimeoutException {
        return new TestServer(SocketIoOptions.defaults().withMaxPayloadBytes(20_000), echo, loops);
    }

    @ParameterizedTest(name = "on {0} event loops")
    @ValueSource(ints = {1, 2})
    void packetsTravelInBodies(int loops)
            throws IOException, InterruptedException, TimeoutException {
        try (var server = start(loops);
                var polling = RawPolling.open(server)) {
            assertThat(polling.open).contains("\"upgrades\":[\"websocket\"]");
            assertThat(polling.post("40")).isEqualTo("200 ok");
            assertThat(polling.poll())
                    .matches("200 40\\{\"sid\":\"[\\w-]{20}\"}\\x1e42\\[\"auth\",\\{}]");
            assertThat(polling.post("42[\"message\",\"ä\"]\u001e421[\"message-with-ack\",2]"))
                    .isEqualTo("200 ok");
            assertThat(polling.poll()).isEqualTo("200 42[\"message-back\",\"ä\"]\u001e431[2]");
        }
    }

    @Test
    void binaryTravelsAsBase64() throws IOException, InterruptedException, TimeoutException {
        try (var server = start(1);
                var polling = RawPolling.open(server)) {
            polling.post("40");
            polling.poll();
            var event = "451-[\"message\",{\"_placeholder\":true,\"num\":0}]\u001ebAQIDBA==";
            assertThat(polling.post(event)).isEqualTo("200 ok");
            assertThat(polling.poll())
                    .isEqualTo("200 " + event.replace("\"message\"", "\"message-back\""));
        }
    }

    @Test
    void waitingPollIsAnsweredWhenSomethingComes()
            throws IOException, InterruptedException, TimeoutException {
        try (var server = start(1);
                var polling = RawPolling.open(server)) {
            polling.post("40");
            polling.poll();
            var waiting = polling.pollLater();
            polling.post("42[\"message\"]");
            assertThat(waiting.join()).isEqualTo("200 42[\"message-back\"]");
        }
    }
}
