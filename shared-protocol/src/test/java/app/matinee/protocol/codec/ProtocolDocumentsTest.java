package app.matinee.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Hello;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What docs/ says is what the code does.
class ProtocolDocumentsTest {
    private static final Path DOCS = Path.of("..", "docs");

    private final JsonNode asyncApi = yaml("asyncapi.yaml");
    private final String page = text("protocol.md");

    @Test
    void asyncApiKnowsEveryFieldAClientSends() throws Exception {
        compare(
                "fromClient",
                ClientExamples.ALL,
                event -> ClientEventCodec.encode(event),
                ClientEventCodec.names());
    }

    @Test
    void asyncApiKnowsEveryFieldTheServerSends() throws Exception {
        compare(
                "fromServer",
                ServerExamples.ALL,
                event -> ServerEventCodec.encode(event),
                ServerEventCodec.names());
    }

    @Test
    void asyncApiKnowsTheAuthObject() throws Exception {
        JsonNode schema = asyncApi.at("/components/schemas/Hello");
        Hello full = new Hello("Ann", "matinee/0.1", 1, "token", "key", "identity");
        Hello minimal = new Hello("Ann", null, 1, null, null);

        SchemaCheck check = new SchemaCheck(asyncApi);
        check.full("Hello", schema, Json.parse(HelloCodec.encode(full)));
        check.minimal("Hello", schema, Json.parse(HelloCodec.encode(minimal)));
    }

    @Test
    void asyncApiKnowsEveryWordOfEveryChoice() {
        assertThat(words("/components/schemas/ErrorCode")).isEqualTo(words(ErrorCode.values()));
        assertThat(words("/components/schemas/Role")).isEqualTo(words(Role.values()));
        assertThat(words("/components/schemas/Media/properties/kind"))
                .isEqualTo(words(Media.Kind.values()));
        assertThat(words("/components/schemas/Policy/properties/waitFor"))
                .isEqualTo(words(RoomPolicy.WaitFor.values()));
        assertThat(words("/components/schemas/WaitingReason"))
                .isEqualTo(words(Waiting.Reason.values()));
        assertThat(words("/channels/fromServer/messages/playback/payload/properties/action"))
                .isEqualTo(words(PlaybackAction.values()));
        assertThat(
                        words(
                                "/channels/fromServer/messages/user_disconnected/payload"
                                        + "/properties/reason"))
                .isEqualTo(words(LeaveReason.values()));
    }

    @Test
    void thePageHasASectionForEveryEventAndARowForEveryCode() {
        assertThat(headings("## Client → server", "## Server → client"))
                .isEqualTo(ClientEventCodec.names());
        assertThat(headings("## Server → client", "## Shared objects"))
                .isEqualTo(ServerEventCodec.names());
        assertThat(matches("(?m)^\\| `(\\w+)` \\|", section("## Error codes", "## Limits")))
                .isEqualTo(words(ErrorCode.values()));
    }

    @Test
    void thePageNamesEveryFieldInItsEventsSection() throws Exception {
        String asked = section("## Client → server", "## Server → client");
        String told = section("## Server → client", "## Shared objects");
        for (var example : ClientExamples.ALL) {
            namesFields(asked, ClientEventCodec.encode(example.full()));
        }
        for (var example : ServerExamples.ALL) {
            namesFields(told, ServerEventCodec.encode(example.full()));
        }
    }

    @Test
    void thePageNamesTheLimits() {
        String limits = section("## Limits", "## HTTP").replace("\u00a0", " ");

        for (long limit :
                List.of(
                        (long) Limits.MAX_MESSAGE_BYTES,
                        (long) Limits.MAX_CHAT_LENGTH,
                        (long) Limits.MAX_URI_LENGTH,
                        Limits.MAX_POSITION_MS)) {
            assertThat(limits).contains(String.format(Locale.ROOT, "%,d", limit).replace(',', ' '));
        }
        assertThat(limits)
                .contains(
                        "%d · %d · %d"
                                .formatted(
                                        Limits.MAX_MEMBERS,
                                        Limits.MAX_QUEUE,
                                        Limits.MAX_CHAT_HISTORY),
                        "%s to %.0f".formatted(Limits.MIN_RATE, Limits.MAX_RATE));
    }

    @Test
    void openApiAndThePageKnowTheSameAddresses() {
        JsonNode openApi = yaml("openapi.yaml");
        Set<String> listed = new TreeSet<>();
        openApi.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().stream()
                                .filter(Set.of("get", "post", "delete")::contains)
                                .map(m -> m.toUpperCase(Locale.ROOT) + " " + path.getKey())
                                .forEach(listed::add));

        assertThat(matches("(?m)^\\| `([A-Z]+ /[^`]*)` \\|", section("## HTTP", "## A client")))
                .isEqualTo(listed);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (String file : List.of("asyncapi.yaml", "openapi.yaml")) {
            JsonNode here = yaml(file);
            for (String reference : matches("\\$ref: '([^']+)'", text(file))) {
                String[] parts = reference.split("#", 2);
                JsonNode target = parts[0].isEmpty() ? here : yaml(parts[0]);
                assertThat(target.at(parts[1]).isMissingNode()).as(reference).isFalse();
            }
        }
    }

    private <E> void compare(
            String channel,
            List<Example<E>> examples,
            Function<E, WireEvent> encode,
            Set<String> names)
            throws BadMessageException {
        JsonNode messages = asyncApi.at("/channels/" + channel + "/messages");
        assertThat(Set.copyOf(messages.propertyNames())).isEqualTo(names);
        SchemaCheck check = new SchemaCheck(asyncApi);
        for (Example<E> example : examples) {
            JsonNode schema = messages.get(example.name()).get("payload");
            check.full(example.name(), schema, Json.parse(encode.apply(example.full()).json()));
            check.minimal(
                    example.name(), schema, Json.parse(encode.apply(example.minimal()).json()));
        }
    }

    private static void namesFields(String chapter, WireEvent event) throws BadMessageException {
        String title = "### `" + event.name() + "`\n";
        String after = chapter.substring(chapter.indexOf(title) + title.length());
        String section = after.split("\n### ", 2)[0];
        for (String field : Json.parse(event.json()).propertyNames()) {
            assertThat(section).as(event.name()).contains("`" + field + "`");
        }
    }

    private Set<String> headings(String from, String to) {
        return matches("(?m)^### `(\\w+)`$", section(from, to));
    }

    private String section(String from, String to) {
        int start = page.indexOf("\n" + from);
        int end = page.indexOf("\n" + to);
        assertThat(start).as(from).isPositive().isLessThan(end);
        return page.substring(start, end);
    }

    private static Set<String> matches(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> words(String pointer) {
        return SchemaCheck.strings(asyncApi.at(pointer).get("enum"));
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static JsonNode yaml(String file) {
        return new YAMLMapper().readTree(text(file));
    }

    private static String text(String file) {
        try {
            return Files.readString(DOCS.resolve(file));
        } catch (IOException e) {
            throw new AssertionError("docs/" + file + " cannot be read", e);
        }
    }
}
