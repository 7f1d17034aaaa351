package app.matinee.server.metrics;

/// Counts since the start.
record Totals(
        long eventsIn,
        long eventsOut,
        Buckets roundTrips,
        Buckets skew,
        Buckets commits,
        Buckets loopLag) {}
