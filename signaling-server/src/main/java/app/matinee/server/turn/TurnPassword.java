package app.matinee.server.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Passwords that coturn's `use-auth-secret` accepts without having heard of them before
/// (draft-uberti-behave-turn-rest-00, section 2.2): the name says until when, and the password is
/// its keyed hash. SHA-1 is the scheme's; as a MAC it is not known to be weak.
record TurnPassword(String username, String credential) {
    /// @param untilEpochS seconds since 1970
    /// @param person told to the TURN server, for its log and its quota
    static TurnPassword of(String secret, long untilEpochS, String person) {
        String username = untilEpochS + ":" + person;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return new TurnPassword(username, Base64.getEncoder().encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA1", e);
        }
    }

    /// Leaves the credential out.
    @Override
    public String toString() {
        return "TurnPassword[" + username + "]";
    }
}
