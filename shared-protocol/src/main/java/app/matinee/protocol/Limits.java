package app.matinee.protocol;

/// The bounds every message must keep. They belong to the protocol (docs/protocol.md, "Limits"); a
/// server may be configured tighter, never wider.
public final class Limits {
    /// The version in the CONNECT `auth` object.
    public static final int PROTOCOL_VERSION = 1;

    /// One message, bytes of UTF-8.
    public static final int MAX_MESSAGE_BYTES = 16_384;

    /// Nesting of the JSON of one message.
    public static final int MAX_JSON_DEPTH = 32;

    /// A display name, visible characters (code points) after cleaning; see [Names].
    public static final int MAX_NAME_LENGTH = 32;

    /// The same in UTF-16 units: a code point takes at most two.
    public static final int MAX_NAME_UNITS = 2 * MAX_NAME_LENGTH;

    public static final int MAX_ROOM_TITLE_LENGTH = 80;
    public static final int MAX_MEDIA_TITLE_LENGTH = 200;
    public static final int MAX_URI_LENGTH = 2_048;
    public static final int MAX_FINGERPRINT_LENGTH = 128;
    public static final int MAX_PASSWORD_LENGTH = 128;
    public static final int MAX_TOKEN_LENGTH = 512;

    /// A chat line, characters.
    public static final int MAX_CHAT_LENGTH = 2_000;

    /// A reaction: one emoji, which may be several code points joined (UTS #51); UTF-16 units.
    public static final int MAX_EMOJI_LENGTH = 32;

    /// Session description, UTF-16 units.
    public static final int MAX_SDP_LENGTH = 12_288;

    public static final int MAX_CANDIDATE_LENGTH = 1_024;

    /// Members a snapshot may list. A server lets in 50 unless its operator says otherwise.
    public static final int MAX_MEMBERS = 500;

    public static final int MAX_QUEUE = 250;

    /// Invites of one room that are still open.
    public static final int MAX_INVITES = 50;

    public static final int MAX_INVITE_USES = 1_000;

    /// How long an invite may last, milliseconds: thirty days.
    public static final long MAX_INVITE_MS = 30L * 24 * 60 * 60 * 1_000;

    /// How long somebody may be kept out, milliseconds: thirty days.
    public static final long MAX_BAN_MS = MAX_INVITE_MS;

    /// People waiting at one door.
    public static final int MAX_KNOCKS = 50;

    /// How long somebody waits at the door before they are told that nobody answered, milliseconds.
    public static final long KNOCK_TIMEOUT_MS = 120_000;

    /// Chat lines a room keeps and a snapshot carries.
    public static final int MAX_CHAT_HISTORY = 200;

    /// Events a server keeps for members whose connection broke: far more than happen in a room
    /// while a place is kept.
    public static final int MAX_MISSED_EVENTS = 128;

    /// 100 hours: longer than any film, small enough that no sum overflows.
    public static final long MAX_POSITION_MS = 360_000_000L;

    /// MediaPlayer's own range is 0–8; speech stays intelligible within this one.
    public static final double MIN_RATE = 0.25;

    public static final double MAX_RATE = 4.0;

    /// How long a start, or a film that plays, waits for people, milliseconds.
    public static final long WAIT_TIMEOUT_MS = 10_000;

    /// How long a ready check waits for answers, milliseconds.
    public static final long READY_CHECK_TIMEOUT_MS = 30_000;

    /// The countdown a ready check ends with, milliseconds, besides the usual lead. The lead alone
    /// is never as long, so clients show 3-2-1 for every start that is more than a second ahead.
    public static final long COUNTDOWN_MS = 3_000;

    private Limits() {}

    static long requirePosition(long positionMs) {
        if (positionMs < 0 || positionMs > MAX_POSITION_MS) {
            throw new IllegalArgumentException(
                    "position must be 0 to " + MAX_POSITION_MS + " ms, not " + positionMs);
        }
        return positionMs;
    }

    static double requireRate(double rate) {
        if (!(rate >= MIN_RATE && rate <= MAX_RATE)) {
            throw new IllegalArgumentException(
                    "rate must be " + MIN_RATE + " to " + MAX_RATE + ", not " + rate);
        }
        return rate;
    }

    static String requireLength(String what, String value, int min, int max) {
        if (value.length() < min || value.length() > max) {
            throw new IllegalArgumentException(
                    what
                            + " must have "
                            + min
                            + " to "
                            + max
                            + " characters, not "
                            + value.length());
        }
        return value;
    }
}
