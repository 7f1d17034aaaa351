package app.matinee.client.sync;

/// One question for the time and its answer.
///
/// @param sentNanos local monotonic clock when the question left
/// @param serverReceivedMs server clock when it arrived, milliseconds
/// @param serverSentMs server clock when the answer left, milliseconds
/// @param receivedNanos local monotonic clock when the answer arrived
public record ClockSample(
        long sentNanos, long serverReceivedMs, long serverSentMs, long receivedNanos) {

    /// Time spent on the way, there and back, milliseconds. Not negative: the server's clock has
    /// whole milliseconds, so its own share may look longer than it was.
    double rttMs() {
        return Math.max(0, (receivedNanos - sentNanos) / 1e6 - (serverSentMs - serverReceivedMs));
    }

    /// Server clock minus local clock, milliseconds, if both ways took the same time. It is wrong
    /// by at most half of [#rttMs].
    double offsetMs() {
        return ((serverReceivedMs - sentNanos / 1e6) + (serverSentMs - receivedNanos / 1e6)) / 2;
    }
}
