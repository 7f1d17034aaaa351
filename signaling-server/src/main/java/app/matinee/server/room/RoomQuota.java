package app.matinee.server.room;

import java.util.Collection;

/// How many rooms there may be, and how large.
///
/// @param rooms on this server
/// @param perAddress made by one address and still alive
public record RoomQuota(int rooms, int perAddress, RoomBounds bounds) {
    public static final RoomQuota DEFAULT = new RoomQuota(1_000, 20);

    public RoomQuota(int rooms, int perAddress) {
        this(rooms, perAddress, RoomBounds.DEFAULT);
    }

    boolean allowsAnother(int living, Collection<String> founders, String address) {
        return living < rooms && founders.stream().filter(address::equals).count() < perAddress;
    }
}
