package app.matinee.server.socketio;

import java.security.SecureRandom;
import java.util.Base64;

/// Ids nobody can guess.
final class RandomIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /// An Engine.IO session id, 144 random bits: whoever knows it owns the session.
    static String sessionId() {
        return random(18);
    }

    /// A Socket.IO socket id, which others may see; drawn apart from the session id.
    static String socketId() {
        return random(15);
    }

    private static String random(int bytes) {
        var id = new byte[bytes];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
