package app.matinee.client.sync;

/// A start whose settled place is still to be learned from.
///
/// By the local clock alone: what is believed of the server's changes by tens of milliseconds in
/// the first seconds of a bad link, and whoever took that for a slow `play()` would start the next
/// film as much too early (44 ms behind, corrected, and 39 ms ahead, measured on a round trip of
/// 200 ± 60 ms).
///
/// @param leadMs from the last seek to the start, milliseconds
/// @param positionMs where the film was to be, media time, milliseconds
/// @param atNanos when, local monotonic clock; it plays at its own speed from there on
public record Lesson(double leadMs, double positionMs, long atNanos) {
    /// By how much a film missed that was seen at a place: positive when it had moved too early.
    double missedMs(long seenNanos, double seenMs) {
        return seenMs - positionMs - (seenNanos - atNanos) / 1e6;
    }
}
