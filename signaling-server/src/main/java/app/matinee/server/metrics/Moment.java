package app.matinee.server.metrics;

import org.jspecify.annotations.Nullable;

/// What the server was like for a few seconds. Times are milliseconds, null where nothing was
/// measured meanwhile.
///
/// @param atServerMs the end of these seconds, on the server's clock
/// @param eventsInPerSecond from clients
/// @param eventsOutPerSecond to clients, each receiver counted
public record Moment(
        long atServerMs,
        int rooms,
        int members,
        int sockets,
        double eventsInPerSecond,
        double eventsOutPerSecond,
        @Nullable Double roundTripP50Ms,
        @Nullable Double roundTripP95Ms,
        @Nullable Double skewP50Ms,
        @Nullable Double skewP95Ms,
        @Nullable Double commitP95Ms,
        @Nullable Double loopLagP95Ms) {}
