package app.matinee.server.access;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The one secret behind everything this server signs. Kept in the data folder, readable by the
/// server's user alone, so that people are known again after a restart; without a data folder it
/// lives as long as the process.
public final class ServerSecret {
    static final String FILE = "secret.key";
    private static final int BYTES = 32;

    private ServerSecret() {}

    /// @param data the server's folder, made when missing; null for none
    /// @throws IOException when the file cannot be read or made, or is not one of ours
    public static byte[] load(@Nullable Path data, RandomGenerator random) throws IOException {
        if (data == null) {
            return fresh(random);
        }
        Path file = data.resolve(FILE);
        if (Files.notExists(file)) {
            Files.createDirectories(data);
            make(file, fresh(random));
        }
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != BYTES) {
            throw new IOException(FILE + " does not hold " + BYTES + " bytes; move it away");
        }
        return secret;
    }

    /// Whole or not at all, so that a crash leaves no half of it.
    private static void make(Path file, byte[] secret) throws IOException {
        Path half = Files.createTempFile(file.getParent(), "secret", ".new", ownersOnly());
        Files.write(half, secret);
        try {
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(half, file);
        }
    }

    /// On Windows the folder's own rights hold.
    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] fresh(RandomGenerator random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return secret;
    }
}
