package app.matinee.protocol.codec;

import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Hello;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Names;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `auth` object of CONNECT ⇄ text.
public final class HelloCodec {
    private static final int MAX_CLIENT_LENGTH = 64;

    private HelloCodec() {}

    public static String encode(Hello hello) {
        ObjectNode json = Json.object();
        json.put("name", hello.name());
        if (hello.client() != null) {
            json.put("client", hello.client());
        }
        json.put("protocol", hello.protocol());
        if (hello.resume() != null) {
            json.put("resume", hello.resume());
        }
        if (hello.accessKey() != null) {
            json.put("accessKey", hello.accessKey());
        }
        if (hello.identity() != null) {
            json.put("identity", hello.identity());
        }
        return Json.write(json);
    }

    /// @param auth may be a missing node: a client that said nothing
    /// @return with the name cleaned by [Names#clean]
    /// @throws BadMessageException with [ErrorCode#UNSUPPORTED_PROTOCOL] before any other
    ///   complaint, so that a newer client learns the true reason; with [ErrorCode#BAD_NAME]; or
    ///   with [ErrorCode#BAD_REQUEST]
    public static Hello decode(JsonNode auth) throws BadMessageException {
        return Fields.read(auth, Fields.Extras.REFUSED, HelloCodec::read);
    }

    private static Hello read(Fields fields) throws BadMessageException {
        int protocol = protocol(fields);
        return new Hello(
                name(fields),
                fields.optionalText("client", MAX_CLIENT_LENGTH),
                protocol,
                fields.optionalText("resume", Limits.MAX_TOKEN_LENGTH),
                fields.optionalText("accessKey", Limits.MAX_TOKEN_LENGTH),
                fields.optionalText("identity", Limits.MAX_TOKEN_LENGTH));
    }

    /// As a number or as its digits: the Java Socket.IO client can only send strings here.
    private static int protocol(Fields fields) throws BadMessageException {
        JsonNode value =
                fields.optionalRaw("protocol")
                        .orElseThrow(() -> fields.bad("protocol", "is missing"));
        String version = Integer.toString(Limits.PROTOCOL_VERSION);
        boolean known =
                value.isString()
                        ? value.stringValue().equals(version)
                        : value.isIntegralNumber()
                                && value.canConvertToInt()
                                && value.intValue() == Limits.PROTOCOL_VERSION;
        if (!known) {
            throw new BadMessageException(
                    ErrorCode.UNSUPPORTED_PROTOCOL,
                    "This server speaks version " + version + " of the protocol.");
        }
        return Limits.PROTOCOL_VERSION;
    }

    private static String name(Fields fields) throws BadMessageException {
        return fields.optionalRaw("name")
                .filter(JsonNode::isString)
                .flatMap(typed -> Names.clean(typed.stringValue()))
                .orElseThrow(() ->
                        new BadMessageException(
                                ErrorCode.BAD_NAME,
                                "Please choose a name of 1 to "
                                        + Limits.MAX_NAME_LENGTH
                                        + " visible characters."));
    }
}
