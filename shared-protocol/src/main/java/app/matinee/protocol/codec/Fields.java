package app.matinee.protocol.codec;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Sdp;
import app.matinee.protocol.TextCleaner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one JSON object field by field, and knows afterwards which fields nobody asked for. Every
/// method refuses a value of the wrong kind with a sentence that names the field.
///
/// Public for the server's stored rooms, which are read as strictly as the wire. Not safe for
/// several threads; lives for one message.
public final class Fields {
    /// What happens to a field nobody asked for.
    public enum Extras {
        /// From a client: it may be a misspelt optional field, better said than lost.
        REFUSED,
        /// From a server: a newer one must not break an older client.
        IGNORED
    }

    /// Takes what it wants from an object.
    @FunctionalInterface
    public interface Reader<T> {
        T read(Fields fields) throws BadMessageException;
    }

    /// The integers a JavaScript number holds exactly.
    static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final int MAX_OPAQUE_LENGTH = 64;

    private final JsonNode node;
    private final String path;
    private final Extras extras;
    private final Set<String> asked = new HashSet<>();

    private Fields(JsonNode node, String path, Extras extras) {
        this.node = node;
        this.path = path;
        this.extras = extras;
    }

    /// Reads a whole message body. An absent body is an empty object.
    public static <T> T read(JsonNode body, Extras extras, Reader<T> reader)
            throws BadMessageException {
        JsonNode object = body.isMissingNode() ? Json.object() : body;
        return read(object, "", extras, reader);
    }

    private static <T> T read(JsonNode node, String path, Extras extras, Reader<T> reader)
            throws BadMessageException {
        if (!node.isObject()) {
            throw bad((path.isEmpty() ? "The message" : path) + " must be a JSON object.");
        }
        Fields fields = new Fields(node, path, extras);
        T value;
        try {
            value = reader.read(fields);
        } catch (IllegalArgumentException e) {
            // A record's own constructor is the last guard; its message shows no long value.
            throw bad((path.isEmpty() ? "Refused: " : path + ": ") + e.getMessage() + ".");
        }
        fields.refuseExtras();
        return value;
    }

    /// Text in one line: no control characters, no half characters.
    public String text(String name, int maxLength) throws BadMessageException {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw bad(name, "must be a string");
        }
        String text = value.stringValue();
        if (text.length() > maxLength) {
            throw bad(name, "must have at most " + maxLength + " characters");
        }
        if (!TextCleaner.isPlain(text)) {
            throw bad(name, "holds a control character or half a character");
        }
        return text;
    }

    public @Nullable String optionalText(String name, int maxLength) throws BadMessageException {
        return has(name) ? text(name, maxLength) : null;
    }

    /// Text of several lines, cleaned rather than refused.
    public String cleanedText(String name, int maxLength) throws BadMessageException {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw bad(name, "must be a string");
        }
        String text = TextCleaner.clean(value.stringValue());
        if (text.length() > maxLength) {
            throw bad(name, "must have at most " + maxLength + " characters");
        }
        return text;
    }

    /// A session description: several lines, checked but never changed.
    Sdp sdp(String name) throws BadMessageException {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw bad(name, "must be a string");
        }
        return new Sdp(value.stringValue());
    }

    /// An opaque id; `make` is the id's constructor.
    public <T> T id(String name, Function<String, T> make) throws BadMessageException {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw bad(name, "must be a string");
        }
        try {
            return make.apply(value.stringValue());
        } catch (IllegalArgumentException e) {
            throw bad(name, "is not a valid id");
        }
    }

    public <T> @Nullable T optionalId(String name, Function<String, T> make)
            throws BadMessageException {
        return has(name) ? id(name, make) : null;
    }

    /// A room's epoch: opaque like an id.
    public String opaque(String name) throws BadMessageException {
        String value = text(name, MAX_OPAQUE_LENGTH);
        if (value.isEmpty()) {
            throw bad(name, "must not be empty");
        }
        return value;
    }

    /// A JSON integer; `1.0` and `1e3` are none.
    public long integer(String name, long min, long max) throws BadMessageException {
        JsonNode value = required(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw bad(name, "must be an integer from " + min + " to " + max);
        }
        return value.longValue();
    }

    public @Nullable Long optionalInteger(String name, long min, long max)
            throws BadMessageException {
        return has(name) ? integer(name, min, max) : null;
    }

    /// Media time, milliseconds.
    public long position(String name) throws BadMessageException {
        return integer(name, 0, Limits.MAX_POSITION_MS);
    }

    public @Nullable Long optionalPosition(String name) throws BadMessageException {
        return has(name) ? position(name) : null;
    }

    /// The server's clock, milliseconds.
    public long serverMs(String name) throws BadMessageException {
        return integer(name, 0, MAX_SAFE_INTEGER);
    }

    @Nullable Long optionalServerMs(String name) throws BadMessageException {
        return has(name) ? serverMs(name) : null;
    }

    /// Any clock, milliseconds.
    long anyMs(String name) throws BadMessageException {
        return integer(name, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER);
    }

    @Nullable Integer optionalSkew(String name) throws BadMessageException {
        Long skew = optionalInteger(name, -Limits.MAX_POSITION_MS, Limits.MAX_POSITION_MS);
        return skew == null ? null : Math.toIntExact(skew);
    }

    public long seq() throws BadMessageException {
        return integer("seq", 0, MAX_SAFE_INTEGER);
    }

    public double rate(String name) throws BadMessageException {
        JsonNode value = required(name);
        double rate = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(rate >= Limits.MIN_RATE && rate <= Limits.MAX_RATE)) {
            throw bad(name, "must be a number from " + Limits.MIN_RATE + " to " + Limits.MAX_RATE);
        }
        return rate;
    }

    public boolean bool(String name) throws BadMessageException {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw bad(name, "must be true or false");
        }
        return value.booleanValue();
    }

    boolean boolOr(String name, boolean otherwise) throws BadMessageException {
        return has(name) ? bool(name) : otherwise;
    }

    <E extends Enum<E>> E choiceOr(String name, E otherwise) throws BadMessageException {
        return has(name) ? choice(name, otherwise.getDeclaringClass()) : otherwise;
    }

    /// One of an enum's names in lower case.
    public <E extends Enum<E>> E choice(String name, Class<E> type) throws BadMessageException {
        JsonNode value = required(name);
        for (E each : type.getEnumConstants()) {
            if (value.isString()
                    && each.name().toLowerCase(Locale.ROOT).equals(value.stringValue())) {
                return each;
            }
        }
        throw bad(name, "is not one of the words it may be");
    }

    public <T> T object(String name, Reader<T> reader) throws BadMessageException {
        return read(required(name), path(name), extras, reader);
    }

    public <T> @Nullable T optionalObject(String name, Reader<T> reader)
            throws BadMessageException {
        return has(name) ? object(name, reader) : null;
    }

    public <T> List<T> objects(String name, int max, Reader<T> reader) throws BadMessageException {
        List<T> values = new ArrayList<>();
        for (JsonNode element : array(name, max)) {
            values.add(read(element, path(name) + "[" + values.size() + "]", extras, reader));
        }
        return values;
    }

    <T> @Nullable List<T> optionalObjects(String name, int max, Reader<T> reader)
            throws BadMessageException {
        return has(name) ? objects(name, max, reader) : null;
    }

    /// At least one id; `make` is the id's constructor.
    <T> List<T> ids(String name, int max, Function<String, T> make) throws BadMessageException {
        List<T> values = new ArrayList<>();
        for (JsonNode element : array(name, max)) {
            try {
                values.add(make.apply(element.isString() ? element.stringValue() : ""));
            } catch (IllegalArgumentException e) {
                throw bad(name, "must hold valid ids");
            }
        }
        if (values.isEmpty()) {
            throw bad(name, "must not be empty");
        }
        return values;
    }

    public List<String> texts(String name, int max, int maxLength) throws BadMessageException {
        List<String> values = new ArrayList<>();
        for (JsonNode element : array(name, max)) {
            if (!element.isString()
                    || element.stringValue().length() > maxLength
                    || !TextCleaner.isPlain(element.stringValue())) {
                throw bad(name, "must hold plain strings of at most " + maxLength + " characters");
            }
            values.add(element.stringValue());
        }
        return values;
    }

    /// The value as it is, for a field that may be of several kinds.
    Optional<JsonNode> optionalRaw(String name) {
        return has(name) ? Optional.of(node.get(name)) : Optional.empty();
    }

    BadMessageException bad(String name, String complaint) {
        return bad(path(name) + " " + complaint + ".");
    }

    private JsonNode array(String name, int max) throws BadMessageException {
        JsonNode value = required(name);
        if (!value.isArray() || value.size() > max) {
            throw bad(name, "must be a list of at most " + max + " entries");
        }
        return value;
    }

    /// Whether an optional field is there; null counts as absent.
    private boolean has(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    private JsonNode required(String name) throws BadMessageException {
        asked.add(name);
        JsonNode value = node.get(name);
        if (value == null) {
            throw bad(name, "is missing");
        }
        return value;
    }

    private void refuseExtras() throws BadMessageException {
        if (extras == Extras.IGNORED) {
            return;
        }
        for (String name : node.propertyNames()) {
            if (!asked.contains(name)) {
                throw bad(path(TextCleaner.excerpt(name)) + " is not a field of this message.");
            }
        }
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static BadMessageException bad(String message) {
        return new BadMessageException(ErrorCode.BAD_REQUEST, message);
    }
}
