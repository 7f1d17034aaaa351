package app.matinee.lab.skew;

import app.matinee.lab.process.ClientProgram;
import app.matinee.lab.process.LabException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A call beside the film: everybody's camera, drawn and sent as a real one.
final class CallBeside {
    private static final Duration SOON = Duration.ofSeconds(60);

    /// Of 15 that are sent: fewer is a picture that hangs.
    private static final double MOVING_FPS = 5;

    private CallBeside() {}

    /// Switches a client's camera on, also when it has not entered the room yet.
    static void switchOn(ClientProgram client) throws LabException, InterruptedException {
        client.tell("drawn_camera", with -> with.put("name", client.name()));
        client.tell("camera", with -> with.put("on", true));
    }

    /// Until each of these sees all the others move.
    static void awaitFaces(List<ClientProgram> clients) throws LabException, InterruptedException {
        for (ClientProgram client : clients) {
            client.await(
                    "see " + (clients.size() - 1) + " faces",
                    SOON,
                    state -> faces(state) == clients.size() - 1);
        }
    }

    /// What a client's engine says of each of the others, for a report of who is missing.
    static String sight(JsonNode state) {
        return state.at("/call").toString();
    }

    /// @param state of a client
    /// @return how many of the others' cameras moved in it in the last second
    static int faces(JsonNode state) {
        return (int)
                state.at("/call/peers")
                        .valueStream()
                        .filter(peer -> peer.path("cameraFps").asDouble(0) >= MOVING_FPS)
                        .count();
    }
}
