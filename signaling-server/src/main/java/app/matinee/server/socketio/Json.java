package app.matinee.server.socketio;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON from strangers and writes JSON for them.
final class Json {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_DIGITS = 40;
    private static final int MAX_NAME_CHARS = 256;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .maxNumberLength(MAX_NUMBER_DIGITS)
                                                    .maxNameLength(MAX_NAME_CHARS)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    // Names come from strangers; a table shared by all of them
                                    // would only fill up.
                                    .disable(
                                            tools.jackson.core.TokenStreamFactory.Feature
                                                    .CANONICALIZE_PROPERTY_NAMES)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    static JsonNode parse(String text) throws BadPacketException {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            // The parser's own message quotes the input: only its kind may reach a log.
            throw new BadPacketException("bad JSON: " + e.getClass().getSimpleName());
        }
    }

    /// Half a surrogate pair in a text becomes a question mark: the wire is UTF-8.
    static byte[] encode(JsonNode node) {
        return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }
}
