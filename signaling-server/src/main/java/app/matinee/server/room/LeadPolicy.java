package app.matinee.server.room;

/// How far ahead of now a start is set, so that the news reaches every player before the instant
/// comes.
final class LeadPolicy {
    /// Players need up to 155 ms for the first picture after a paused seek in an ordinary file; the
    /// rest is for the way through the network. One value for every room: the server does not know
    /// its members' round trips.
    static final long LEAD_MS = 250;

    private LeadPolicy() {}

    /// @return server clock, milliseconds
    static long startAfter(long nowMs) {
        return nowMs + LEAD_MS;
    }
}
