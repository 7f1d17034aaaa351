package app.matinee.server.room;

import java.util.Collection;

/// How many rooms there may be, how large, and for how long.
///
/// @param rooms on this server
/// @param perAddress made by one address and still alive
public record RoomQuota(int rooms, int perAddress, RoomBounds bounds, HouseTerms terms) {
    public static final RoomQuota DEFAULT = new RoomQuota(1_000, 20);

    public RoomQuota(int rooms, int perAddress) {
        this(rooms, perAddress, RoomBounds.DEFAULT);
    }

    public RoomQuota(int rooms, int perAddress, RoomBounds bounds) {
        this(rooms, perAddress, bounds, HouseTerms.DEFAULT);
    }

    boolean allowsAnother(int living, Collection<String> founders, String address) {
        return living < rooms && founders.stream().filter(address::equals).count() < perAddress;
    }
}
