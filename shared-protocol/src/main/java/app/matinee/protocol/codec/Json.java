package app.matinee.protocol.codec;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Limits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The strict reader and the writer of all JSON on the wire. Safe for any thread.
public final class Json {
    /// Longer than any number of the protocol in any usual notation.
    private static final int MAX_NUMBER_LENGTH = 40;

    private static final int MAX_KEY_LENGTH = 128;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(Limits.MAX_JSON_DEPTH)
                                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                                    .maxNameLength(MAX_KEY_LENGTH)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private Json() {}

    /// Reads one JSON value of any size: for text whose size somebody else has bounded, such as a
    /// server's snapshot.
    public static JsonNode parse(String text) throws BadMessageException {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isMissingNode()) {
                throw bad("The message is empty.");
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw bad("The message nests too deep or holds a number or key that is too long.");
        } catch (JacksonException e) {
            throw bad("The message is not one well-formed JSON value with unique keys.");
        }
    }

    /// Reads one JSON value of at most `maxBytes` bytes of UTF-8, such as
    /// [Limits#MAX_MESSAGE_BYTES].
    public static JsonNode parse(String text, int maxBytes) throws BadMessageException {
        if (utf8Length(text) > maxBytes) {
            throw bad("The message is larger than " + maxBytes + " bytes.");
        }
        return parse(text);
    }

    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /// A new, empty object to fill.
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static BadMessageException bad(String message) {
        return new BadMessageException(ErrorCode.BAD_REQUEST, message);
    }

    /// Counts without encoding; a lone surrogate counts as three bytes, like any other unit.
    private static long utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
