package app.matinee.client.ui.common;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.protocol.ErrorCode;
import java.net.URI;

/// Trouble in plain words: what happened, and what to do. Never an exception's text.
public final class TroubleWords {
    private TroubleWords() {}

    public static String sentence(Trouble trouble) {
        return switch (trouble) {
            case Trouble.ServerAway away -> Words.of("trouble.away", address(away.server()));
            case Trouble.NotAServer stranger ->
                    Words.of("trouble.stranger", address(stranger.server()));
            case Trouble.WrongKey wrong -> Words.of("trouble.key", address(wrong.server()));
            case Trouble.Unproven unproven ->
                    Words.of("trouble.unproven", address(unproven.server()));
            case Trouble.Refused refused -> Words.of("trouble." + key(refused.code()));
        };
    }

    /// What the person can do now.
    public static String advice(Trouble trouble) {
        return switch (trouble) {
            case Trouble.ServerAway away -> Words.of("trouble.away.advice");
            case Trouble.NotAServer stranger -> Words.of("trouble.stranger.advice");
            case Trouble.WrongKey wrong -> Words.of("trouble.key.advice");
            case Trouble.Unproven unproven -> Words.of("trouble.unproven.advice");
            case Trouble.Refused refused -> Words.of("trouble." + key(refused.code()) + ".advice");
        };
    }

    public static String title(PlayerFailure failure) {
        return Words.of("failure." + key(failure.reason()));
    }

    public static String advice(PlayerFailure failure) {
        return Words.of("failure." + key(failure.reason()) + ".advice");
    }

    /// `host:port`, which is all a person needs to see of an address.
    public static String address(URI server) {
        String authority = server.getAuthority();
        return authority == null ? server.toString() : authority;
    }

    private static String key(PlayerFailure.Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "unreachable";
            case UNSUPPORTED -> "unsupported";
            case DAMAGED -> "damaged";
            case NO_AUDIO_DEVICE -> "audio";
            case ENGINE_MISSING -> "engine";
            case UNKNOWN -> "unknown";
        };
    }

    /// Codes a person can do the same about share their words.
    private static String key(ErrorCode code) {
        return switch (code) {
            case BAD_NAME -> "name";
            case ROOM_NOT_FOUND, ROOM_CLOSED -> "room";
            case WRONG_PASSWORD -> "password";
            case ROOM_FULL -> "full";
            case ROOM_LOCKED -> "locked";
            case TOO_MANY_ROOMS -> "rooms";
            case FORBIDDEN -> "forbidden";
            case ACCESS_DENIED -> "access";
            case UNSUPPORTED_PROTOCOL -> "version";
            case MEDIA_NOT_FOUND -> "media";
            case NOTHING_ON -> "nothing";
            case QUEUE_FULL -> "queue";
            case QUEUE_ITEM_NOT_FOUND -> "queueitem";
            case RATE_LIMITED -> "slow";
            case INVITE_INVALID, RESUME_INVALID -> "invite";
            case TOO_MANY_INVITES -> "invites";
            case BANNED -> "banned";
            case NOT_ADMITTED -> "notadmitted";
            case NOT_ANSWERED -> "notanswered";
            case TOO_MANY_DEVICES -> "devices";
            case USER_NOT_FOUND -> "user";
            case SCREEN_TAKEN -> "screen";
            case BAD_REQUEST,
                    UNKNOWN_EVENT,
                    NOT_IN_ROOM,
                    ALREADY_IN_ROOM,
                    IDENTITY_INVALID,
                    UNAVAILABLE,
                    INTERNAL ->
                    "other";
        };
    }
}
