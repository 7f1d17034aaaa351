package app.matinee.client.rtc.process;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Signal;
import app.matinee.protocol.UserId;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Values over a byte stream: four bytes of length, then one JSON object in UTF-8. Both ends are
/// the same build, so the records themselves are the format; a text that does not fit them exactly
/// is refused all the same, because a native library that wrote over its memory may say anything.
public final class Pipe {
    /// An offer of [app.matinee.protocol.Limits#MAX_SDP_LENGTH] with every character escaped, and
    /// statistics of eight people, stay below.
    static final int MAX_BYTES = 256 * 1024;

    private static final List<Class<?>> CHOICES =
            List.of(
                    ToEngine.class,
                    FromEngine.class,
                    CallCommand.class,
                    CallEvent.class,
                    Signal.class,
                    MicrophoneChoice.class,
                    CameraChoice.class,
                    ScreenChoice.class,
                    SendPlan.Video.class);

    private static final JsonMapper MAPPER = mapper();

    private Pipe() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Choice {}

    private static JsonMapper mapper() {
        JsonMapper.Builder builder =
                JsonMapper.builder(
                                JsonFactory.builder()
                                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                        .build())
                        .enable(
                                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .addModule(
                                new SimpleModule()
                                        .addKeyDeserializer(UserId.class, new UserIdKey()));
        for (Class<?> choice : CHOICES) {
            builder.addMixIn(choice, Choice.class);
            builder.registerSubtypes(choice.getPermittedSubclasses());
        }
        return builder.build();
    }

    /// Not buffered: the message is on its way when this returns. One thread at a time.
    public static void write(OutputStream out, Object message) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(message);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes, over " + MAX_BYTES);
        }
        DataOutputStream framed = new DataOutputStream(out);
        byte[] whole = new byte[4 + bytes.length];
        whole[0] = (byte) (bytes.length >>> 24);
        whole[1] = (byte) (bytes.length >>> 16);
        whole[2] = (byte) (bytes.length >>> 8);
        whole[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, whole, 4, bytes.length);
        framed.write(whole);
        framed.flush();
    }

    /// @return empty at the end of the stream
    /// @throws IOException also for what is no message
    public static <T> Optional<T> read(InputStream in, Class<T> kind) throws IOException {
        DataInputStream framed = new DataInputStream(in);
        int length;
        try {
            length = framed.readInt();
        } catch (EOFException e) {
            return Optional.empty();
        }
        if (length <= 0 || length > MAX_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        framed.readFully(bytes);
        try {
            return Optional.of(MAPPER.readValue(bytes, kind));
        } catch (JacksonException | UncheckedIOException e) {
            // Its own message quotes the text, which may be a session description.
            throw new IOException(
                    "no " + kind.getSimpleName() + ": " + e.getClass().getSimpleName());
        }
    }

    private static final class UserIdKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return new UserId(key);
        }
    }
}
