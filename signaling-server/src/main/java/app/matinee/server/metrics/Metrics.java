package app.matinee.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/// Everything the server counts and times; the only class that knows the metrics library. Safe on
/// any thread, cheap enough for every event: a counter is one addition without a lock.
///
/// Names of series are an interface: dashboards and alarms of operators are made of them
/// (docs/operations.md lists them).
public final class Metrics {
    /// Holds whatever is larger, so that the buckets alone are the whole truth: a total read a
    /// moment later would count values that are in none of them.
    private static final Duration BEYOND = Duration.ofDays(1);

    private static final Duration[] MILLISECONDS = {
        ms(1), ms(2), ms(5), ms(10), ms(15), ms(20), ms(30), ms(50), ms(75), ms(100), ms(150),
        ms(250), ms(500), ms(1_000), ms(2_500), BEYOND
    };
    private static final Duration[] MICROSECONDS = {
        us(50), us(100), us(250), us(500), ms(1), ms(2), ms(5), ms(10), ms(20), ms(50), ms(100),
        ms(250), ms(1_000), BEYOND
    };

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Names refusals =
            new Names(registry, "matinee.refusals", "reason", "Requests refused, by their code");
    private final Names limits =
            new Names(registry, "matinee.limits.hit", "limit", "How often a limit held, by name");
    private final Names eventsIn =
            new Names(registry, "matinee.events.in", "event", "Events from clients");
    private final Names eventsOut =
            new Names(registry, "matinee.events.out", "event", "Events to clients, each receiver");
    private final Timer roundTrips =
            timer("matinee.round.trip", "To a client and back, as its pings show", MILLISECONDS);
    private final Timer skew =
            timer(
                    "matinee.skew",
                    "How far a member's picture is from the room's timeline, either way",
                    MILLISECONDS);
    private final Timer commits =
            timer("matinee.store.commit", "A room's change, until it is stored", MICROSECONDS);
    private final Timer loopLag =
            timer("matinee.loop.lag", "How late an event loop comes to its work", MICROSECONDS);

    public Metrics() {
        new UptimeMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    /// A request was answered with no.
    ///
    /// @param code the error code as the client saw it, or a short lower_snake_case word of our own
    public void refused(String code) {
        refusals.add(code, 1);
    }

    /// A limit held.
    ///
    /// @param limit its name as docs/operations.md has it, lower_snake_case
    public void limited(String limit) {
        limits.add(limit, 1);
    }

    /// @param event a wire name the codec knows, or `unknown`
    public void eventIn(String event) {
        eventsIn.add(event, 1);
    }

    /// @param event a wire name
    /// @param receivers how many connections it went to
    public void eventOut(String event, int receivers) {
        eventsOut.add(event, receivers);
    }

    /// @param roundTripMs milliseconds, not negative
    public void roundTrip(double roundTripMs) {
        roundTrips.record((long) (roundTripMs * 1e6), TimeUnit.NANOSECONDS);
    }

    /// @param skewMs a member's own report, milliseconds; its sign does not count
    public void skew(double skewMs) {
        skew.record((long) (Math.abs(skewMs) * 1e6), TimeUnit.NANOSECONDS);
    }

    /// @param nanos from the wish to the store's answer
    public void committed(long nanos) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    /// @param nanos how much later than wanted a timer of the loop ran
    public void loopLag(long nanos) {
        loopLag.record(nanos, TimeUnit.NANOSECONDS);
    }

    /// What is asked whenever somebody looks; called once, at the start.
    ///
    /// @param members people in rooms, each connection counted
    /// @param sockets connections, those not in a room included
    public void watch(IntSupplier rooms, IntSupplier members, IntSupplier sockets) {
        gauge("matinee.rooms", "Rooms that live", rooms);
        gauge("matinee.members", "Connections that sit in a room", members);
        gauge("matinee.sockets", "Open connections", sockets);
    }

    /// The same of a server that keeps its rooms.
    ///
    /// @param setAside stored rooms that could not be read
    /// @param readOnly 1 while the disk takes no changes
    public void watchStore(IntSupplier setAside, IntSupplier readOnly) {
        gauge("matinee.store.damaged", "Stored rooms that could not be read", setAside);
        gauge("matinee.store.readonly", "1 while the disk takes no changes", readOnly);
    }

    /// @return the text format Prometheus reads
    public String prometheus() {
        return registry.scrape();
    }

    /// @return requests refused since the start, by code
    public Map<String, Long> refusals() {
        return refusals.counts();
    }

    /// @return limits that held since the start, by name
    public Map<String, Long> limits() {
        return limits.counts();
    }

    /// What has happened since the start; the difference of two is what happened between them.
    Totals totals() {
        return new Totals(
                eventsIn.total(),
                eventsOut.total(),
                Buckets.of(roundTrips.takeSnapshot()),
                Buckets.of(skew.takeSnapshot()),
                Buckets.of(commits.takeSnapshot()),
                Buckets.of(loopLag.takeSnapshot()));
    }

    private Timer timer(String name, String description, Duration... bounds) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(bounds)
                .register(registry);
    }

    private void gauge(String name, String description, IntSupplier value) {
        Gauge.builder(name, value, IntSupplier::getAsInt)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private static Duration ms(long milliseconds) {
        return Duration.ofMillis(milliseconds);
    }

    private static Duration us(long microseconds) {
        return Duration.ofNanos(microseconds * 1_000);
    }
}
