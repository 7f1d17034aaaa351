package app.matinee.protocol;

import org.jspecify.annotations.Nullable;

/// Where the room's film is, as a function of the server's clock. Nobody sends "the position":
/// everybody computes it from the same five values.
///
/// A playing timeline whose [#atServerMs] lies in the future is a *scheduled start*: the film rests
/// at [#positionMs] until that instant, so that all players can be ready before it.
///
/// @param mediaId what is on, or null when nothing is
/// @param positionMs media time at [#atServerMs], milliseconds, 0 to [Limits#MAX_POSITION_MS]
/// @param atServerMs the server's clock, milliseconds, at which [#positionMs] holds
/// @param rate media seconds per second, [Limits#MIN_RATE] to [Limits#MAX_RATE]; 1.0 is normal
/// @param playing whether the film moves from [#atServerMs] on
public record Timeline(
        @Nullable MediaId mediaId, long positionMs, long atServerMs, double rate, boolean playing) {
    public static final Timeline EMPTY = new Timeline(null, 0, 0, 1.0, false);

    public Timeline {
        Limits.requirePosition(positionMs);
        Limits.requireRate(rate);
        if (mediaId == null && playing) {
            throw new IllegalArgumentException("nothing is on, so nothing plays");
        }
    }

    /// Estimates the room's position at a server instant.
    ///
    /// @param serverMs server clock, milliseconds; may precede [#atServerMs], which gives
    ///   [#positionMs]
    /// @return position in milliseconds, never negative; not clamped to the media's length
    public long positionAt(long serverMs) {
        return Math.round(exactPositionAt((double) serverMs));
    }

    /// The same with a fractional instant, for a caller whose clock is finer than a millisecond.
    public double exactPositionAt(double serverMs) {
        if (!playing || serverMs <= atServerMs) {
            return positionMs;
        }
        return positionMs + (serverMs - atServerMs) * rate;
    }

    /// The server instant at which a playing timeline reaches a position.
    ///
    /// @return server clock, milliseconds; before [#atServerMs] when the position was already
    ///   passed there
    /// @throws IllegalStateException when nothing plays: a resting timeline reaches nothing
    public double serverMsAt(double atPositionMs) {
        if (!playing) {
            throw new IllegalStateException("a resting timeline reaches no other position");
        }
        return atServerMs + (atPositionMs - positionMs) / rate;
    }

    public Timeline playedFrom(long newPositionMs, long startServerMs) {
        return new Timeline(mediaId, newPositionMs, startServerMs, rate, true);
    }

    public Timeline restingAt(long newPositionMs, long sinceServerMs) {
        return new Timeline(mediaId, newPositionMs, sinceServerMs, rate, false);
    }

    /// The same motion, described from another instant, so that a new rate changes nothing before
    /// it.
    public Timeline withRateFrom(double newRate, long serverMs) {
        return new Timeline(mediaId, positionAt(serverMs), serverMs, newRate, playing);
    }
}
