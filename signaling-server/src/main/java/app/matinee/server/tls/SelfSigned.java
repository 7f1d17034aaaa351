package app.matinee.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key of the server's own, made once. Nobody vouches for it: clients know it by its pin, which
/// travels in invites.
public final class SelfSigned {
    /// Longer than a home server lives. Clients that pin the key do not ask for the date.
    private static final Duration VALID = Duration.ofDays(3_650);

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private SelfSigned() {}

    /// Makes the two files if they are not there.
    ///
    /// @param names host names to put into a new certificate, for browsers
    public static void ensure(
            Path certificate, Path key, Collection<String> names, SecureRandom random, Instant now)
            throws IOException, GeneralSecurityException {
        if (Files.exists(certificate) && Files.exists(key)) {
            return;
        }
        Files.createDirectories(key.toAbsolutePath().getParent());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        KeyPair pair = generator.generateKeyPair();
        X509CertificateHolder holder = certificate(pair, names, random, now);
        write(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        write(certificate, pem("CERTIFICATE", holder.getEncoded()));
    }

    private static X509CertificateHolder certificate(
            KeyPair pair, Collection<String> names, SecureRandom random, Instant now)
            throws GeneralSecurityException, CertIOException {
        X500Name self = new X500Name("CN=Matinee server");
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        self,
                        new BigInteger(128, random),
                        // Clocks of home machines differ.
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(VALID)),
                        self,
                        pair.getPublic());
        GeneralName[] all =
                names.stream()
                        .map(name -> new GeneralName(GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new);
        if (all.length > 0) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
        }
        try {
            return builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the certificate could not be signed", e);
        }
    }

    private static String pem(String kind, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, lines);
    }

    /// Whole or not at all, and readable by the server's own user only from the first byte on.
    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        Path fresh =
                posix
                        ? Files.createTempFile(folder, "tls", ".new", OWNER_ONLY)
                        : Files.createTempFile(folder, "tls", ".new");
        Files.writeString(fresh, text);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
