package app.matinee.lab.skew;

import app.matinee.lab.skew.Story.Event;
import app.matinee.lab.skew.Story.Kind;

/// Writes down what is done to the party, as a [Story]: which spans count, and who settles when.
/// All instants are the kernel's monotonic clock. Not thread-safe.
final class StoryBook {
    private final Story story = new Story();
    private final Profile.Limits limits;
    private long playingSince = Long.MIN_VALUE;

    StoryBook(Profile.Limits limits) {
        this.limits = limits;
    }

    /// There from here on, without being measured as a late joiner.
    void present(int client, long atNanos) {
        story.present(client, atNanos);
    }

    void started(String name, long atNanos, double restingMs) {
        story.add(new Event(name, Kind.START, atNanos, null, restingMs));
        story.settles(Span.ofMs(atNanos, limits.resyncMs()));
        playingSince = atNanos;
    }

    /// The film stops: by a pause, or because the story is over.
    void stopped(long atNanos) {
        story.plays(new Span(playingSince, atNanos));
        playingSince = Long.MIN_VALUE;
    }

    void sought(String name, long atNanos) {
        story.add(new Event(name, Kind.SEEK, atNanos, null, Double.NaN));
        story.settles(Span.ofMs(atNanos, limits.resyncMs()));
    }

    void joinedLate(int client, long atNanos) {
        story.present(client, atNanos);
        story.add(new Event("late join", Kind.LATE_JOIN, atNanos, client, Double.NaN));
        story.settles(client, Span.ofMs(atNanos, limits.lateJoinMs()));
    }

    /// The film is on disk: while it is dark the client should go on in step, so only what comes
    /// after the light is settling.
    void wasDark(int client, long lightNanos) {
        story.add(new Event("blackout", Kind.BLACKOUT, lightNanos, client, Double.NaN));
        story.settles(client, Span.ofMs(lightNanos, limits.blackoutMs()));
    }

    void stoodStill(int client, long fromNanos, long toNanos) {
        story.add(new Event("stall", Kind.STALL, toNanos, client, Double.NaN));
        story.settles(
                client, new Span(fromNanos, toNanos + Span.ofMs(0, limits.resyncMs()).toNanos()));
    }

    Story story() {
        return story;
    }
}
