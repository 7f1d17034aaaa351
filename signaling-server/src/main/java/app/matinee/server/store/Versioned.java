package app.matinee.server.store;

/// A stored value and how often it was written: 1 after the first commit.
public record Versioned<S>(long version, S value) {}
