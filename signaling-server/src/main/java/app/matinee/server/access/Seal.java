package app.matinee.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Text that this server signed: `payload.mac`, both in base64url, the mac being HMAC-SHA256 (RFC
/// 2104) under a key made for one purpose. There is one algorithm and no header that could name
/// another, so nothing can be downgraded; a token for one purpose is none for another.
final class Seal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    /// @param secret the server's
    /// @param purpose another word for each kind of token
    Seal(byte[] secret, String purpose) {
        key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), purpose), ALGORITHM);
    }

    String seal(String payload) {
        return encode(payload.getBytes(StandardCharsets.UTF_8)) + "." + encode(mac(key, payload));
    }

    /// @return the payload; empty when this seal did not make it
    Optional<String> open(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            String payload =
                    new String(
                            Base64.getUrlDecoder().decode(token.substring(0, dot)),
                            StandardCharsets.UTF_8);
            byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(mac(key, payload), given)
                    ? Optional.of(payload)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not even base64: nobody's token.
            return Optional.empty();
        }
    }

    /// A name for something that cannot be turned back into it, nor guessed without the secret.
    ///
    /// @return 22 characters
    String pseudonym(String of) {
        byte[] half = new byte[16];
        System.arraycopy(mac(key, of), 0, half, 0, half.length);
        return encode(half);
    }

    private static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
