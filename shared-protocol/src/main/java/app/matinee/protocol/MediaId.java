package app.matinee.protocol;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A film, as the room knows it. Opaque: 1 to 64 printable ASCII characters without a space.
public record MediaId(String value) {
    private static final int FILE_ID_BYTES = 15;

    public MediaId {
        Ids.requireOpaque("MediaId", value);
    }

    /// The id of a file in a server's library. A person with the same folder computes the same one,
    /// and plays the film from disk. It says nothing about place or size to anybody else.
    ///
    /// @param place below the library's folder
    public static MediaId ofLibraryFile(Path place, long sizeBytes) {
        String path =
                StreamSupport.stream(place.spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("/"));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((path + "\n" + sizeBytes).getBytes(StandardCharsets.UTF_8));
            byte[] head = Arrays.copyOf(hash, FILE_ID_BYTES);
            return new MediaId(Base64.getUrlEncoder().withoutPadding().encodeToString(head));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
