package app.matinee.server.access;

import app.matinee.protocol.PersonId;
import app.matinee.protocol.RoomId;

/// What a room calls a person and an address: the same as long as it lives, another in each room,
/// and of no use to whoever reads it. So two rooms' members cannot find out that they met the same
/// person, and what is kept on disk holds no address.
public final class Pseudonyms {
    private final Seal seal;

    /// @param secret the server's
    public Pseudonyms(byte[] secret) {
        this.seal = new Seal(secret, "pseudonym");
    }

    public PersonId person(RoomId room, String identity) {
        return new PersonId(seal.pseudonym("person " + room + " " + identity));
    }

    /// The same in every room: by it the rooms one address has made are counted.
    public String founder(String address) {
        return seal.pseudonym("founder " + address);
    }

    public String address(RoomId room, String address) {
        return seal.pseudonym("address " + room + " " + address);
    }
}
