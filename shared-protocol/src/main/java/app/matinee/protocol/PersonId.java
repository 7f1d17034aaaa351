package app.matinee.protocol;

/// One person, whichever of their devices they sit at, in one room. Not the secret that proves it,
/// and another one in every room. Given by the server. Opaque: 1 to 64 printable ASCII characters
/// without a space.
public record PersonId(String value) {
    public PersonId {
        Ids.requireOpaque("PersonId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
