package app.matinee.client.signaling;

/// A clock probe that came back.
///
/// @param sentNanos `System.nanoTime()` right before sending
/// @param serverReceivedMs server clock, milliseconds
/// @param serverSentMs server clock, milliseconds
/// @param receivedNanos `System.nanoTime()` right after the answer arrived
public record ProbeEcho(
        long sentNanos, long serverReceivedMs, long serverSentMs, long receivedNanos) {}
