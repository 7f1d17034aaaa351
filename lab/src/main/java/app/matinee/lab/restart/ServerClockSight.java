package app.matinee.lab.restart;

import app.matinee.client.signaling.ProbeEcho;

/// The server's clock as the fastest probe of one connection saw it.
///
/// @param serverMinusLocalMs the server's clock minus this machine's monotonic one
/// @param errorMs how far off that may be: half the round trip, and the half millisecond that whole
///   ones hide
record ServerClockSight(double serverMinusLocalMs, double errorMs) {
    static ServerClockSight of(ProbeEcho echo) {
        double there = echo.serverReceivedMs() + 0.5 - echo.sentNanos() / 1e6;
        double home = echo.serverSentMs() + 0.5 - echo.receivedNanos() / 1e6;
        return new ServerClockSight((there + home) / 2, Math.abs(there - home) / 2 + 0.5);
    }
}
