package app.matinee.server.socketio;

import java.nio.charset.StandardCharsets;

/// Any bytes as a message and as the body of a polling POST: a packet or a refusal in one short
/// line, nothing else. Run by `./matinee lab fuzz`; seeds are replayed by `FuzzSeedsTest`.
public final class PacketFuzz {
    private static final int MAX_ATTACHMENTS = 10;
    private static final int LONGEST_LINE = 200;

    private PacketFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        refusable(() ->
                PacketDecoder.decode(new String(data, StandardCharsets.UTF_8), MAX_ATTACHMENTS));
        refusable(() ->
                EnginePayload.decode(
                        data,
                        new EnginePayload.Sink() {
                            @Override
                            public void text(String packet) throws BadPacketException {
                                if (packet.startsWith("4")) {
                                    PacketDecoder.decode(packet.substring(1), MAX_ATTACHMENTS);
                                }
                            }

                            @Override
                            public void binary(byte[] message) {
                                if (message.length > data.length) {
                                    throw new AssertionError("an attachment out of nothing");
                                }
                            }
                        }));
    }

    private interface Decoding {
        void run() throws BadPacketException;
    }

    private static void refusable(Decoding decoding) {
        try {
            decoding.run();
        } catch (BadPacketException e) {
            String line = String.valueOf(e.getMessage());
            if (line.length() > LONGEST_LINE || line.indexOf('\n') >= 0) {
                throw new AssertionError("a refusal that repeats its input", e);
            }
        }
    }
}
