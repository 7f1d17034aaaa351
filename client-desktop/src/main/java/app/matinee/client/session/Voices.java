package app.matinee.client.session;

import app.matinee.client.rtc.CallEvent.Levels;
import app.matinee.protocol.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who speaks, how far the film steps back for them, and whose microphone hears the film.
///
/// Levels come some fifteen times a second and jump within every syllable, so each of the three
/// smooths in its own way: speaking holds on between words; the film steps back fast enough not to
/// cover the first word and comes back slowly enough not to pump between sentences; a leak is
/// judged over half a minute.
///
/// @param loudUntil whose voice counts as heard, and until when, local monotonic clock, nanoseconds
/// @param ownLoudUntil the same of this person's
/// @param gain what the film's volume is multiplied with now, 0 to 1
/// @param gainNanos when `gain` was computed
/// @param leaks how much of the last half minute in which the film sounded somebody was loud, 0 to
///   1
/// @param ownLeak the same of this person
record Voices(
        Map<UserId, Long> loudUntil,
        long ownLoudUntil,
        double gain,
        long gainNanos,
        Map<UserId, Double> leaks,
        double ownLeak) {
    /// −34 dB of full scale: above a quiet room's noise behind noise suppression, below quiet
    /// speech ([Levels]: about 0.02).
    static final double LOUD = 0.015;

    /// Longer than the gap between two words.
    static final long HOLD_NANOS = 400_000_000L;

    /// From full volume to ducked.
    static final double ATTACK_NANOS = 120e6;

    /// From ducked to full volume.
    static final double RELEASE_NANOS = 900e6;

    /// How often the film's volume is moved while it changes: finer steps are not heard as steps.
    static final long RAMP_NANOS = 40_000_000L;

    /// The leak's average: after one time constant 63 % of it is new.
    private static final double LEAK_NANOS = 15e9;

    /// Speech fills less than two thirds of the time of even the most talkative; what is loud for
    /// longer than that is a loudspeaker.
    static final double LEAKS = 0.85;

    static Voices silent(long nowNanos) {
        return new Voices(Map.of(), nowNanos, 1, nowNanos, Map.of(), 0);
    }

    Voices {
        loudUntil = Map.copyOf(loudUntil);
        leaks = Map.copyOf(leaks);
    }

    /// @param filmSounds whether the film plays aloud here: only then can a microphone hear it
    Voices hear(Levels levels, boolean filmSounds, long sinceNanos, long nowNanos) {
        Map<UserId, Long> loud = new HashMap<>(loudUntil);
        loud.keySet().retainAll(levels.peers().keySet());
        Map<UserId, Double> leak = new HashMap<>(leaks);
        leak.keySet().retainAll(levels.peers().keySet());
        levels.peers()
                .forEach((who, level) -> {
                    if (level >= LOUD) {
                        loud.put(who, nowNanos + HOLD_NANOS);
                    }
                    leak.put(
                            who, leak(leaks.getOrDefault(who, 0.0), level, filmSounds, sinceNanos));
                });
        return new Voices(
                loud,
                levels.own() >= LOUD ? nowNanos + HOLD_NANOS : ownLoudUntil,
                gain,
                gainNanos,
                leak,
                leak(ownLeak, levels.own(), filmSounds, sinceNanos));
    }

    private static double leak(double was, double level, boolean filmSounds, long sinceNanos) {
        if (!filmSounds) {
            return was;
        }
        double share = 1 - Math.exp(-Math.clamp(sinceNanos, 0L, 1_000_000_000L) / LEAK_NANOS);
        return was + share * ((level >= LOUD ? 1 : 0) - was);
    }

    Set<UserId> speaking(long nowNanos) {
        Set<UserId> speaking = new HashSet<>();
        loudUntil.forEach((who, until) -> {
            if (until - nowNanos > 0) {
                speaking.add(who);
            }
        });
        return speaking;
    }

    boolean ownSpeaking(long nowNanos) {
        return ownLoudUntil - nowNanos > 0;
    }

    /// Moves the film's volume towards where it belongs.
    Voices ramp(Ducking ducking, boolean somebodySpeaks, long nowNanos) {
        double target = ducking.on() && somebodySpeaks ? ducking.to() : 1;
        double span = Math.max(1 - ducking.to(), 0.01);
        double most =
                Math.max(0, nowNanos - gainNanos)
                        / (target < gain ? ATTACK_NANOS : RELEASE_NANOS)
                        * span;
        double moved = gain + Math.clamp(target - gain, -most, most);
        return new Voices(loudUntil, ownLoudUntil, moved, nowNanos, leaks, ownLeak);
    }

    boolean isMoving(Ducking ducking, long nowNanos) {
        double target = ducking.on() && !speaking(nowNanos).isEmpty() ? ducking.to() : 1;
        return Math.abs(target - gain) > 1e-6;
    }

    /// When somebody stops counting as speaking; [Long#MAX_VALUE] when nobody does.
    long quietInNanos(long nowNanos) {
        long soonest = Long.MAX_VALUE;
        for (long until : loudUntil.values()) {
            if (until - nowNanos > 0) {
                soonest = Math.min(soonest, until - nowNanos);
            }
        }
        if (ownSpeaking(nowNanos)) {
            soonest = Math.min(soonest, ownLoudUntil - nowNanos);
        }
        return soonest;
    }

    boolean filmLeaksHere() {
        return ownLeak >= LEAKS;
    }
}
