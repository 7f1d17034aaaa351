package app.matinee.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlClientTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket door;

    @BeforeEach
    void listen() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    @Test
    void theTokenGoesFirst() throws IOException {
        answer("{\"ok\":true}", "{\"ok\":true,\"state\":{\"a\":1}}");
        try (ControlClient client = new ControlClient(door.getLocalPort(), "secret")) {
            assertThat(client.ask(ControlClient.command("state")).at("/state/a").intValue())
                    .isEqualTo(1);
        }
        assertThat(heard).containsExactly("{\"token\":\"secret\"}", "{\"do\":\"state\"}");
    }

    @Test
    void aRefusedTokenIsAFailure() {
        answer("{\"ok\":false,\"error\":\"The token is wrong.\"}");
        assertThatThrownBy(() -> new ControlClient(door.getLocalPort(), "guess"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The token is wrong.");
    }

    @Test
    void refusalsNonsenseAndSilenceAreFailures() throws IOException {
        answer("{\"ok\":true}", "{\"ok\":false,\"error\":\"No.\"}", "what?");
        try (ControlClient client = new ControlClient(door.getLocalPort(), "secret")) {
            for (String reason : List.of("No.", "no JSON", "closed")) {
                assertThatThrownBy(() -> client.ask(ControlClient.command("play")))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(reason);
            }
        }
    }

    /// Serves one guest: an answer for each line, then the end.
    private void answer(String... answers) {
        Thread.ofVirtual().start(() -> serve(List.of(answers)));
    }

    private void serve(List<String> answers) {
        try (Socket guest = door.accept()) {
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8));
            for (String answer : answers) {
                heard.add(lines.readLine());
                guest.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            }
            lines.readLine();
        } catch (IOException ended) {
            heard.add("ended: " + ended);
        }
    }
}
