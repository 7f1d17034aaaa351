package app.matinee.client.control;

import app.matinee.client.session.Moment;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Every time this player was moved to be in step again, the newest [#MOST] of them. Thread-safe.
final class Corrections implements Party.Watcher {
    private static final int MOST = 1_000;

    /// @param atNanos the kernel's monotonic clock, also when a test sets this client's clock wrong
    private record Correction(long atNanos, Moment.Corrected what) {}

    private final ConcurrentLinkedQueue<Correction> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void changed(PartyState state) {}

    @Override
    public void happened(Moment moment) {
        if (moment instanceof Moment.Corrected corrected) {
            seen.add(new Correction(System.nanoTime(), corrected));
            if (count.incrementAndGet() > MOST) {
                seen.poll();
            }
        }
    }

    ArrayNode json() {
        ArrayNode json = JsonMapper.shared().createArrayNode();
        for (Correction correction : seen) {
            json.addObject()
                    .put("atNanos", correction.atNanos())
                    .put("byMs", correction.what().byMs())
                    .put("audible", correction.what().audible())
                    .put("cause", correction.what().cause().name());
        }
        return json;
    }
}
