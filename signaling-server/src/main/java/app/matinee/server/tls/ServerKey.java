package app.matinee.server.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate and its key, read and found to belong together.
public final class ServerKey {
    private static final Pattern PKCS8 =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final byte[] certificatePem;
    private final byte[] keyPem;
    private final X509Certificate certificate;

    private ServerKey(byte[] certificatePem, byte[] keyPem, X509Certificate certificate) {
        this.certificatePem = certificatePem;
        this.keyPem = keyPem;
        this.certificate = certificate;
    }

    /// @param certificate PEM, our own certificate first, then the chain
    /// @param key PEM, PKCS#8 without a password
    /// @throws GeneralSecurityException when one of them is not what it should be, or they do not
    ///   belong together; its message names the file
    public static ServerKey read(Path certificate, Path key)
            throws IOException, GeneralSecurityException {
        byte[] certificatePem = Files.readAllBytes(certificate);
        byte[] keyPem = Files.readAllBytes(key);
        X509Certificate parsed = parse(certificate, certificatePem);
        if (!belongTogether(parsed.getPublicKey(), parse(key, keyPem, parsed.getPublicKey()))) {
            throw new GeneralSecurityException(key + " is not the key of " + certificate);
        }
        return new ServerKey(certificatePem, keyPem, parsed);
    }

    /// By which clients know the key again, whatever certificate it is shown in (RFC 7469, Pin):
    /// SHA-256 of the SubjectPublicKeyInfo.
    ///
    /// @return 43 characters, base64url
    public String pin() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256(certificate.getPublicKey().getEncoded()));
    }

    public PemKeyCertOptions options() {
        return new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(certificatePem))
                .addKeyValue(Buffer.buffer(keyPem));
    }

    X509Certificate certificate() {
        return certificate;
    }

    private static X509Certificate parse(Path file, byte[] pem) throws GeneralSecurityException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem));
        } catch (GeneralSecurityException e) {
            throw new GeneralSecurityException(file + " holds no certificate in PEM", e);
        }
    }

    private static PrivateKey parse(Path file, byte[] pem, PublicKey like)
            throws GeneralSecurityException {
        Matcher block = PKCS8.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!block.find()) {
            throw new GeneralSecurityException(file + " holds no PKCS#8 key in PEM");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(1));
            return KeyFactory.getInstance(like.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new GeneralSecurityException(
                    file + " holds no " + like.getAlgorithm() + " key, as its certificate wants",
                    e);
        }
    }

    private static boolean belongTogether(PublicKey open, PrivateKey secret)
            throws GeneralSecurityException {
        String algorithm =
                switch (open.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> open.getAlgorithm();
                };
        byte[] message = "one key".getBytes(StandardCharsets.US_ASCII);
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(secret);
        signer.update(message);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(open);
        verifier.update(message);
        return verifier.verify(signer.sign());
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
