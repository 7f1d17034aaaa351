package app.matinee.server;

import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomPolicy.WaitFor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// What a new room allows when whoever makes it says nothing; its host may change it.
final class PolicyOptions {
    private static final List<Role> ANYBODY =
            List.of(Role.HOST, Role.CO_HOST, Role.MEMBER, Role.VIEWER);

    /// A viewer never changes the film, so there is nothing to allow.
    private static final List<Role> NO_VIEWER = List.of(Role.HOST, Role.CO_HOST, Role.MEMBER);

    @Option(
            names = "--room-control",
            defaultValue = "member",
            description =
                    "Who may play, pause, seek and change the film in a new room: the lowest role, host, co_host or member.")
    private String control = "";

    @Option(
            names = "--room-queue",
            defaultValue = "member",
            description =
                    "Who may change a new room's queue: the lowest role, host, co_host, member or viewer.")
    private String queue = "";

    @Option(
            names = "--room-chat",
            defaultValue = "viewer",
            description = "Who may write and react in a new room: likewise.")
    private String chat = "";

    @Option(
            names = "--room-speak",
            defaultValue = "member",
            description = "Who may use microphone and camera in a new room: likewise.")
    private String speak = "";

    @Option(
            names = "--room-share",
            defaultValue = "member",
            description = "Who may share their screen in a new room: likewise.")
    private String share = "";

    @Option(
            names = "--room-wait-for",
            defaultValue = "nobody",
            description = "For whom a new room's film waits: everybody, majority or nobody.")
    private String waitFor = "";

    @Option(
            names = "--room-lobby",
            defaultValue = "false",
            arity = "1",
            description = "Whether newcomers to a new room wait until they are let in.")
    private boolean lobby;

    /// @throws IllegalArgumentException with a sentence for the operator
    RoomPolicy toPolicy() {
        return new RoomPolicy(
                one("--room-control", control, NO_VIEWER, Role::wire),
                one("--room-queue", queue, ANYBODY, Role::wire),
                one("--room-chat", chat, ANYBODY, Role::wire),
                one("--room-speak", speak, ANYBODY, Role::wire),
                one("--room-share", share, ANYBODY, Role::wire),
                one("--room-wait-for", waitFor, Arrays.asList(WaitFor.values()), WaitFor::wire),
                lobby);
    }

    private static <T> T one(String flag, String said, List<T> of, Function<T, String> word) {
        return of.stream()
                .filter(each -> word.apply(each).equals(said))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                flag
                                        + " must be one of "
                                        + of.stream().map(word).collect(Collectors.joining(", "))
                                        + ", not "
                                        + said));
    }
}
