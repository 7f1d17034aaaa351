package app.matinee.client;

import app.matinee.client.signaling.ProbeEcho;
import app.matinee.client.sync.Scheduler;

/// Sets this client's monotonic clock wrong, for tests: all processes of a machine share the
/// kernel's, so an error has to be made inside. With no offset and no drift it changes nothing.
///
/// @param offsetMs added to the kernel's clock
/// @param driftPpm how much too fast it runs, millionths
/// @param sinceNanos the kernel's clock when the drift began
record ClockError(double offsetMs, double driftPpm, long sinceNanos) {
    /// The wrong clock.
    long nanoTime() {
        return wrong(System.nanoTime());
    }

    long wrong(long kernelNanos) {
        return kernelNanos
                + Math.round(offsetMs * 1e6)
                + Math.round((kernelNanos - sinceNanos) * driftPpm / 1e6);
    }

    /// The inverse, to within a nanosecond.
    long kernel(long wrongNanos) {
        double elapsed = wrongNanos - Math.round(offsetMs * 1e6) - sinceNanos;
        return sinceNanos + Math.round(elapsed / (1 + driftPpm / 1e6));
    }

    Scheduler onWrongTime(Scheduler precise) {
        return (nanos, task) -> precise.at(kernel(nanos), task);
    }

    ProbeEcho onWrongTime(ProbeEcho echo) {
        return new ProbeEcho(
                wrong(echo.sentNanos()),
                echo.serverReceivedMs(),
                echo.serverSentMs(),
                wrong(echo.receivedNanos()));
    }
}
