package app.matinee.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/// Notices that the files of a key were replaced. Owned by one thread.
///
/// They are replaced one after the other, so what is seen between two writes does not fit together:
/// a change counts only when the next look finds the same bytes again.
public final class KeyFiles {
    private final Path certificate;
    private final Path key;
    private byte[] present;
    private byte[] lastSeen;

    public KeyFiles(Path certificate, Path key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        present = digest();
        lastSeen = present;
    }

    /// @return the new key, once after each change
    /// @throws GeneralSecurityException once, when what the files hold now is no key
    public Optional<ServerKey> look() throws IOException, GeneralSecurityException {
        byte[] seen = digest();
        boolean quiet = Arrays.equals(seen, lastSeen);
        lastSeen = seen;
        if (!quiet || Arrays.equals(seen, present)) {
            return Optional.empty();
        }
        present = seen;
        return Optional.of(ServerKey.read(certificate, key));
    }

    private byte[] digest() throws IOException {
        byte[] one = ServerKey.sha256(Files.readAllBytes(certificate));
        byte[] other = ServerKey.sha256(Files.readAllBytes(key));
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
