package app.matinee.lab.process;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A running client and the hand on its control channel.
public final class ClientProgram {
    static final String UNIX = "unix:";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(40);

    private final Program program;
    private final String control;
    private final String token;
    private @Nullable ControlClient hand;

    /// @param control as `--control` has it: a file the client writes its channel's port to when it
    ///   can be driven, or `unix:` and a path that exists then
    ClientProgram(Program program, String control, String token) {
        this.program = program;
        this.control = control;
        this.token = token;
    }

    public Program program() {
        return program;
    }

    public String name() {
        return program.name();
    }

    /// Another connection, for somebody who asks often.
    public ControlClient connect() throws LabException, InterruptedException {
        boolean isPath = control.startsWith(UNIX);
        Path sign = Path.of(isPath ? control.substring(UNIX.length()) : control);
        long tries = START_TIMEOUT.dividedBy(BETWEEN_LOOKS);
        for (long i = 0; i < tries; i++) {
            if (Files.exists(sign)) {
                try {
                    return isPath
                            ? new ControlClient(sign, token)
                            : new ControlClient(
                                    Integer.parseInt(Files.readString(sign).strip()), token);
                } catch (ConnectException e) {
                    // A socket's file is there a moment before anybody listens.
                    if (!isPath) {
                        throw undriven(e);
                    }
                } catch (IOException e) {
                    throw undriven(e);
                }
            }
            if (!program.runsAfter(BETWEEN_LOOKS)) {
                throw new LabException(program.whereItEnded());
            }
        }
        throw new LabException(
                "The client " + name() + " was not up in " + START_TIMEOUT.toSeconds() + " s.");
    }

    private LabException undriven(IOException why) {
        return new LabException("The client " + name() + " cannot be driven.", why);
    }

    public JsonNode tell(String what) throws LabException, InterruptedException {
        return tell(what, nothing -> {});
    }

    /// @param with adds the command's fields
    public JsonNode tell(String what, Consumer<ObjectNode> with)
            throws LabException, InterruptedException {
        ObjectNode command = ControlClient.command(what);
        with.accept(command);
        ControlClient now = hand;
        if (now == null) {
            now = connect();
            hand = now;
        }
        try {
            return now.ask(command);
        } catch (IOException e) {
            throw new LabException("The client " + name() + " did not do \"" + what + "\".", e);
        }
    }

    public JsonNode state() throws LabException, InterruptedException {
        return tell("state").path("state");
    }

    /// Looks again and again until the state is as wanted.
    ///
    /// @param what ends the sentence "Ana did not …"
    public JsonNode await(String what, Duration atMost, Predicate<JsonNode> wanted)
            throws LabException, InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        JsonNode state = state();
        while (!wanted.test(state)) {
            if (!program.runsAfter(BETWEEN_LOOKS)) {
                throw new LabException(program.whereItEnded());
            }
            if (System.nanoTime() - until > 0) {
                throw new LabException(
                        name()
                                + " did not "
                                + what
                                + " in "
                                + atMost.toSeconds()
                                + " s"
                                + why(state));
            }
            state = state();
        }
        return state;
    }

    /// What the client itself says is wrong.
    private static String why(JsonNode state) {
        String trouble = state.path("trouble").asString("");
        String failure = state.path("room").path("film").path("failureDetail").asString("");
        return (trouble.isEmpty() ? "" : " (" + trouble + ")")
                + (failure.isEmpty() ? "." : " (" + failure + ").");
    }
}
