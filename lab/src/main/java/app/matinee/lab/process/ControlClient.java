package app.matinee.lab.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One connection to a client's control channel. One question at a time; any thread.
public final class ControlClient implements AutoCloseable {
    private static final int ANSWER_TIMEOUT_MS = 10_000;

    private final Socket socket;
    private final BufferedReader answers;

    /// @throws IOException also when the token is wrong
    public ControlClient(int port, String token) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(ANSWER_TIMEOUT_MS);
            answers =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            ask(JsonMapper.shared().createObjectNode().put("token", token));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    public static ObjectNode command(String what) {
        return JsonMapper.shared().createObjectNode().put("do", what);
    }

    /// @return the answer, which says `ok`
    /// @throws IOException when the client says no, or nothing
    public synchronized JsonNode ask(ObjectNode question) throws IOException {
        socket.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the control channel was closed");
        }
        try {
            JsonNode answer = JsonMapper.shared().readTree(line);
            if (!answer.path("ok").asBoolean(false)) {
                throw new IOException("refused: " + answer.path("error").asString("?"));
            }
            return answer;
        } catch (JacksonException e) {
            throw new IOException("the control channel answered no JSON", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
