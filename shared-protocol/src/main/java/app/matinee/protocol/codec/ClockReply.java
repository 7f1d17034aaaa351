package app.matinee.protocol.codec;

/// What the ack of `clock_probe` says. The round trip without the server's own time is `(now −
/// clientSentMs) − (serverSentMs − serverReceivedMs)`.
///
/// @param clientSentMs the probe's own, unread: the client's clock
/// @param serverReceivedMs server clock, milliseconds
/// @param serverSentMs server clock, milliseconds; not before [#serverReceivedMs]
public record ClockReply(long clientSentMs, long serverReceivedMs, long serverSentMs) {

    public Ack.Ok toAck() {
        return new Ack.Ok(
                Json.object()
                        .put("clientSentMs", clientSentMs)
                        .put("serverReceivedMs", serverReceivedMs)
                        .put("serverSentMs", serverSentMs));
    }

    public static ClockReply of(Ack.Ok ack) throws BadMessageException {
        return Fields.read(
                ack.body(),
                Fields.Extras.IGNORED,
                fields ->
                        new ClockReply(
                                fields.anyMs("clientSentMs"),
                                fields.serverMs("serverReceivedMs"),
                                fields.serverMs("serverSentMs")));
    }
}
