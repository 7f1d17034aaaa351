package app.matinee.lab.skew;

/// A stretch of the kernel's monotonic clock, nanoseconds, its end not included.
public record Span(long fromNanos, long toNanos) {
    public boolean contains(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }

    double lengthMs() {
        return (toNanos - fromNanos) / 1e6;
    }

    static Span ofMs(long fromNanos, double lengthMs) {
        return new Span(fromNanos, fromNanos + (long) (lengthMs * 1e6));
    }
}
