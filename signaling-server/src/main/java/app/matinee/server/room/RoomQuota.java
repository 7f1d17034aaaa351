package app.matinee.server.room;

import java.util.Collection;

/// How many rooms there may be.
///
/// @param rooms on this server
/// @param perAddress made by one address and still alive
public record RoomQuota(int rooms, int perAddress) {
    public static final RoomQuota DEFAULT = new RoomQuota(1_000, 20);

    boolean allowsAnother(int living, Collection<String> founders, String address) {
        return living < rooms && founders.stream().filter(address::equals).count() < perAddress;
    }
}
