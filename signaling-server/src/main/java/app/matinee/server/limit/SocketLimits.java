package app.matinee.server.limit;

import io.github.bucket4j.Bucket;
import java.util.function.LongSupplier;

/// How often one socket may ask. Safe on any thread.
public final class SocketLimits {
    /// What a limit says to a message.
    public enum Verdict {
        PASS,
        /// Refuse it, and say so.
        REFUSE,
        /// This is no honest mistake any more: close.
        CLOSE
    }

    private final Bucket events;
    private final Bucket chat;
    private final Bucket seek;
    private final Bucket clockProbe;
    private final Bucket refusals;
    private final Bucket mistakes;

    /// @param nowMs the server's clock, milliseconds
    public SocketLimits(LongSupplier nowMs) {
        events = Rate.perSecond(20, 60).bucket(nowMs);
        chat = Rate.perSecond(2, 10).bucket(nowMs);
        seek = Rate.perSecond(5, 10).bucket(nowMs);
        clockProbe = Rate.perSecond(10, 40).bucket(nowMs);
        refusals = Rate.perSecond(5, 100).bucket(nowMs);
        mistakes = Rate.perSecond(1, 20).bucket(nowMs);
    }

    /// @param event the wire name; unknown ones count as any other
    public Verdict ask(String event) {
        boolean pass =
                switch (event) {
                    case "clock_probe" -> clockProbe.tryConsume(1);
                    case "chat_message" -> chat.tryConsume(1) && events.tryConsume(1);
                    case "seek" -> seek.tryConsume(1) && events.tryConsume(1);
                    default -> events.tryConsume(1);
                };
        if (pass) {
            return Verdict.PASS;
        }
        return refusals.tryConsume(1) ? Verdict.REFUSE : Verdict.CLOSE;
    }

    /// Counts a message that broke the protocol.
    public Verdict mistake() {
        return mistakes.tryConsume(1) ? Verdict.REFUSE : Verdict.CLOSE;
    }
}
