package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomPolicy.WaitFor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineReaderTest {
    @TempDir private Path data;

    @Test
    void whatIsSetIsPrintedWithItsSourceAndWithoutSecrets() throws IOException {
        Files.writeString(data.resolve("server.properties"), "name=Friday\nturn-secret=canary3\n");
        String printed =
                read(
                        Map.of("MATINEE_OPERATOR_KEY", "canary2canary2"),
                        "--print-config",
                        "--data",
                        data.toString(),
                        "--port=7",
                        "--access-key=canary1");

        assertThat(printed.lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "port 7 flag",
                        "name Friday file",
                        "host 0.0.0.0 default",
                        "access-key ****** flag",
                        "operator-key ****** environment MATINEE_OPERATOR_KEY",
                        "turn-secret ****** file",
                        "turn-api-key - default");
        assertThat(printed).doesNotContain("canary");
    }

    @Test
    void everySettingThatSoundsSecretIsOne() {
        Set<String> secrets =
                new CommandLine(new ServerOptions())
                        .getCommandSpec().options().stream()
                                .map(ConfigDefaults::key)
                                .filter(key -> key.matches(".*(key|secret|password)"))
                                .filter(key -> !key.equals("tls-key"))
                                .collect(Collectors.toSet());
        assertThat(secrets).isEqualTo(CommandLineReader.SECRETS);
    }

    @Test
    void rightSettingsAreSaidToBeRight() throws IOException {
        assertThat(read(Map.of(), "--check-config", "--port=0"))
                .isEqualToIgnoringNewLines("The settings are right.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=70000 | --port must be 0 to 65535, not 70000",
                "--port=x | Invalid value for option '--port': 'x' is not an int",
                "--media=/nowhere | --media is not a folder: /nowhere",
                "--tls=maybe | --tls must be off, files or self-signed, not maybe",
                "--tls=self-signed | --tls self-signed needs --data, where it keeps its key",
                "--tls-cert=/nowhere | --tls-cert cannot be read: /nowhere",
                "--tls=files | --tls-cert is missing: TLS needs --tls-cert and --tls-key",
                "--operator-key=short | --operator-key must have at least 12 characters",
                "--trusted-proxy=proxy | --trusted-proxy: 'proxy' is neither an address nor a network",
                "--trusted-proxy=10.0.0.0/99 | --trusted-proxy: '10.0.0.0/99' has no such prefix",
                "--log-format=xml | --log-format must be text or json, not xml",
                "--room-control=viewer | --room-control must be one of host, co_host, member, not viewer",
                "--room-chat=all | --room-chat must be one of host, co_host, member, viewer, not all",
                "--room-wait-for=me | --room-wait-for must be one of everybody, majority, nobody, not me",
                "--stun=http://x | --stun: 'http://x' must start with stun:",
                "--turn=turn:x | --turn needs --turn-secret",
                "--turn-api-key=k | --turn-api-key needs --turn-api",
            })
    void aWrongSettingIsNamed(String flag, String sentence) {
        assertThatThrownBy(() -> read(Map.of(), "--check-config", flag))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatANewRoomAllowsIsSetByFlagEnvironmentOrFile() throws IOException {
        assertThat(policy(Map.of())).isEqualTo(RoomPolicy.OPEN);
        Files.writeString(
                data.resolve("server.properties"),
                "room-chat=member\nroom-share=host\nroom-control=member\nroom-wait-for=majority\n");
        assertThat(
                        policy(
                                Map.of(
                                        "MATINEE_ROOM_SPEAK",
                                        "viewer",
                                        "MATINEE_ROOM_SHARE",
                                        "co_host"),
                                "--data",
                                data.toString(),
                                "--room-control=host",
                                "--room-queue=co_host",
                                "--room-lobby=true"))
                .isEqualTo(
                        new RoomPolicy(
                                Role.HOST,
                                Role.CO_HOST,
                                Role.MEMBER,
                                Role.VIEWER,
                                Role.CO_HOST,
                                WaitFor.MAJORITY,
                                true));
    }

    private static RoomPolicy policy(Map<String, String> environment, String... arguments)
            throws IOException {
        return CommandLineReader.parse(arguments, environment)
                .options()
                .toConfig()
                .quota()
                .policy();
    }

    @Test
    void aWrongValueSaysWhereItComesFrom() throws IOException {
        assertThatThrownBy(() -> read(Map.of("MATINEE_PORT", "x")))
                .hasMessageContaining("(environment MATINEE_PORT)");
        Files.writeString(data.resolve("server.properties"), "port=y\n");
        assertThatThrownBy(() -> read(Map.of(), "--data", data.toString()))
                .hasMessageContaining("(file)");
    }

    static Stream<Arguments> filesThatAreNone() {
        return Stream.of(
                arguments("name=Caf\u00e9", "this is not a file in UTF-8"),
                arguments("name=\\u00zz", "Malformed \\uxxxx encoding."));
    }

    @ParameterizedTest
    @MethodSource("filesThatAreNone")
    void aFileThatCannotBeReadIsNamed(String content, String sentence) throws IOException {
        Files.writeString(data.resolve("server.properties"), content, StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(Map.of(), "--data", data.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(data.resolve("server.properties") + ": " + sentence);
    }

    @Test
    void aSettingThatIsNoneIsNoticed() throws IOException {
        Files.writeString(data.resolve("server.properties"), "prot=8080\n");
        assertThatThrownBy(() -> read(Map.of(), "--data", data.toString()))
                .hasMessageContaining("server.properties: there is no setting [prot]");
    }

    private static String read(Map<String, String> environment, String... arguments)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommandLineReader.read(
                arguments, environment, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
