package app.matinee.server.room;

import app.matinee.protocol.RoomId;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Names for new things. Safe on any thread if its generator is.
///
/// @param random a `SecureRandom` in the program: knowing a room's id is what lets a person in
public record RandomIds(RandomGenerator random) {
    private static final String ROOM_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int ROOM_ID_LENGTH = 8;
    private static final int OPAQUE_BYTES = 12;

    RoomId roomId() {
        return new RoomId(
                random.ints(ROOM_ID_LENGTH, 0, ROOM_ALPHABET.length())
                        .mapToObj(i -> String.valueOf(ROOM_ALPHABET.charAt(i)))
                        .collect(Collectors.joining()));
    }

    /// @return 96 random bits, 16 characters
    String opaque() {
        byte[] bytes = new byte[OPAQUE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
