package app.matinee.server;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.ClientEventCodec;
import app.matinee.protocol.codec.Json;
import app.matinee.protocol.codec.WireEvent;
import java.nio.charset.StandardCharsets;

/// Any bytes as an event, its name before the first line end: what is accepted can be written and
/// read again as the same event, everything else is refused without repeating it. Run by `./matinee
/// lab fuzz`; seeds are replayed by `FuzzSeedsTest`.
public final class EventFuzz {
    private static final int LONGEST_REFUSAL = 300;

    private EventFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String name = end < 0 ? text : text.substring(0, end);
        ClientEvent event;
        try {
            event = ClientEventCodec.decode(name, Json.parse(end < 0 ? "{}" : text.substring(end)));
        } catch (BadMessageException e) {
            if (String.valueOf(e.getMessage()).length() > LONGEST_REFUSAL) {
                throw new AssertionError("a refusal that repeats its input", e);
            }
            return;
        }
        WireEvent written = ClientEventCodec.encode(event);
        try {
            ClientEvent again = ClientEventCodec.decode(written.name(), Json.parse(written.json()));
            if (!again.equals(event)) {
                throw new AssertionError(event + " became " + again);
            }
        } catch (BadMessageException e) {
            throw new AssertionError("our own writing is refused", e);
        }
    }
}
