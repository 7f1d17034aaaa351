package app.matinee.lab.calls;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.Signal;
import app.matinee.protocol.UserId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Stands in for the signaling server: carries signals in order, as late as the two links between
/// would make it, and can be away for a while.
final class Relay implements AutoCloseable {
    private final Map<UserId, Caller> callers = new ConcurrentHashMap<>();
    private final double delayMs;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("relay").factory());
    private volatile boolean away;
    private volatile int longest;

    /// @param delayMs from one client to another
    Relay(double delayMs) {
        this.delayMs = delayMs;
    }

    void attach(Caller caller) {
        callers.put(caller.id(), caller);
    }

    /// What is sent meanwhile is lost.
    void setAway(boolean away) {
        this.away = away;
    }

    void send(UserId from, UserId to, Signal signal) {
        if (signal instanceof Signal.Offer offer) {
            longest = Math.max(longest, offer.sdp().length());
        }
        if (!away) {
            thread.schedule(
                    () -> {
                        Caller caller = callers.get(to);
                        if (caller != null && !away) {
                            caller.perform(new CallCommand.Hear(from, signal));
                        }
                    },
                    (long) (delayMs * 1_000),
                    TimeUnit.MICROSECONDS);
        }
    }

    /// Of all offers, characters.
    int longestOffer() {
        return longest;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
