package app.matinee.client.sync;

/// Why a player had to be moved to be in step again, as far as its own machine can tell.
public enum Cause {
    /// A start missed its instant.
    START,
    /// The player had no data for a while: its network or disk was too slow.
    STARVED,
    /// Nothing ran on this machine for a while: it slept, swapped or was stopped.
    FROZEN,
    /// The server's clock turned out to stand elsewhere than believed.
    CLOCK,
    /// The person asked for it.
    WISH,
    /// None of these: the sound device or the machine was slow.
    DRIFT
}
