package app.matinee.client.control;

/// The line is no command, or one that cannot be done now. The message says why, in one sentence.
final class BadCommandException extends Exception {
    private static final long serialVersionUID = 1;

    BadCommandException(String message) {
        super(message);
    }
}
