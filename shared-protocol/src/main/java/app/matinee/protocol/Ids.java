package app.matinee.protocol;

/// The one check all opaque ids share.
final class Ids {
    private static final int MAX_LENGTH = 64;

    private Ids() {}

    /// @return `value` itself, if it is 1 to 64 printable ASCII characters without a space
    static String requireOpaque(String what, String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    what + " must have 1 to 64 characters, not " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) >= 0x7f) {
                throw new IllegalArgumentException(
                        what + " must be printable ASCII without spaces");
            }
        }
        return value;
    }
}
