package app.matinee.lab.skew;

import java.util.Locale;

/// What happens to the party in a run.
enum Plot {
    /// Everything: starts, seeks, a late joiner, a blackout, a stall.
    PARTY,
    /// Everybody comes, the film plays, and nobody touches anything: how often is it heard?
    QUIET;

    /// As `--story` takes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
