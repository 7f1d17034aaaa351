package app.matinee.server.limit;

import io.github.bucket4j.Bucket;
import java.util.EnumMap;
import java.util.Map;

/// How often one socket may ask. Owned by the socket's event loop. A bucket is made when it is
/// first needed: most of thousands of members never chat, seek or err.
public final class SocketLimits {
    /// What a limit says to a message.
    public enum Verdict {
        PASS,
        /// Refuse it, and say so.
        REFUSE,
        /// This is no honest mistake any more: close.
        CLOSE
    }

    private final LimitBook book;
    private final Map<Limit, Bucket> buckets = new EnumMap<>(Limit.class);

    SocketLimits(LimitBook book) {
        this.book = book;
    }

    /// @param event the wire name; unknown ones count as any other
    public Verdict ask(String event) {
        boolean pass =
                switch (event) {
                    case "clock_probe" -> take(Limit.CLOCK);
                    case "webrtc_ice_candidate" -> take(Limit.ICE);
                    case "chat_message" -> take(Limit.CHAT) && take(Limit.EVENTS);
                    case "seek" -> take(Limit.SEEK) && take(Limit.EVENTS);
                    default -> take(Limit.EVENTS);
                };
        if (pass) {
            return Verdict.PASS;
        }
        return take(Limit.REFUSALS) ? Verdict.REFUSE : Verdict.CLOSE;
    }

    /// Counts a message that broke the protocol.
    public Verdict mistake() {
        return take(Limit.MISTAKES) ? Verdict.REFUSE : Verdict.CLOSE;
    }

    private boolean take(Limit limit) {
        return book.take(buckets.computeIfAbsent(limit, book::bucket), limit);
    }
}
