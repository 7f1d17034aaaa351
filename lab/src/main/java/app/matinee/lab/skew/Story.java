package app.matinee.lab.skew;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was done to the party and when: decides which instants count.
///
/// Clients are numbered from 0. All instants are on the kernel's monotonic clock.
public final class Story {
    /// Something scripted.
    ///
    /// @param name as the report calls it
    /// @param kind what it does to whom
    /// @param atNanos when it was asked for; for a blackout or stall, when it *ended*
    /// @param client whom it touches alone; null when everybody
    /// @param restingMs where the film rests before it moves again; NaN when it does not rest
    public record Event(
            String name, Kind kind, long atNanos, @Nullable Integer client, double restingMs) {}

    /// What an event is measured by.
    public enum Kind {
        /// The film starts from rest: first-frame spread.
        START,
        /// Start and jump: resync time.
        SEEK,
        /// A client comes later.
        LATE_JOIN,
        /// A client was without network and has it again.
        BLACKOUT,
        /// A client's process stood still and goes on.
        STALL
    }

    private final List<Event> events = new ArrayList<>();
    private final List<Span> playing = new ArrayList<>();
    private final List<Span> settlingForAll = new ArrayList<>();
    private final Map<Integer, List<Span>> settlingFor = new TreeMap<>();
    private final Map<Integer, Long> presentFrom = new TreeMap<>();

    public void add(Event event) {
        events.add(event);
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /// The room plays during this span, as it was commanded.
    public void plays(Span span) {
        playing.add(span);
    }

    /// Everybody is settling.
    public void settles(Span span) {
        settlingForAll.add(span);
    }

    /// One client is settling; pairs without it count.
    public void settles(int client, Span span) {
        settlingFor.computeIfAbsent(client, c -> new ArrayList<>()).add(span);
    }

    /// The client exists from here on.
    public void present(int client, long fromNanos) {
        presentFrom.put(client, fromNanos);
    }

    List<Span> playing() {
        return List.copyOf(playing);
    }

    boolean counts(int a, int b, long nanos) {
        return playing.stream().anyMatch(s -> s.contains(nanos))
                && isPresent(a, nanos)
                && isPresent(b, nanos);
    }

    boolean settled(int a, int b, long nanos) {
        return settlingForAll.stream().noneMatch(s -> s.contains(nanos))
                && settledAlone(a, nanos)
                && settledAlone(b, nanos);
    }

    private boolean settledAlone(int client, long nanos) {
        return settlingFor.getOrDefault(client, List.of()).stream()
                .noneMatch(s -> s.contains(nanos));
    }

    private boolean isPresent(int client, long nanos) {
        return presentFrom.getOrDefault(client, Long.MAX_VALUE) <= nanos;
    }
}
