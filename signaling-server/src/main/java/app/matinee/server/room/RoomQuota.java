package app.matinee.server.room;

import app.matinee.protocol.RoomPolicy;
import java.util.Collection;

/// How many rooms there may be, how large, for how long, and what they allow.
///
/// @param rooms on this server
/// @param perAddress made by one address and still alive
/// @param policy of a new room whose maker names none
public record RoomQuota(
        int rooms, int perAddress, RoomBounds bounds, HouseTerms terms, RoomPolicy policy) {
    public static final RoomQuota DEFAULT = new RoomQuota(1_000, 20);

    public RoomQuota(int rooms, int perAddress) {
        this(rooms, perAddress, RoomBounds.DEFAULT);
    }

    public RoomQuota(int rooms, int perAddress, RoomBounds bounds) {
        this(rooms, perAddress, bounds, HouseTerms.DEFAULT, RoomPolicy.OPEN);
    }

    boolean allowsAnother(int living, Collection<String> founders, String address) {
        return living < rooms && founders.stream().filter(address::equals).count() < perAddress;
    }
}
