package app.matinee.client.session;

import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.protocol.IceServer;
import app.matinee.protocol.UserId;
import java.util.List;
import java.util.Set;

/// All a session knows of its call.
///
/// @param said what the room was last told of microphone and camera
/// @param unanswered how many of those tellings were not yet answered: until then an older echo is
///   no order of the host's
/// @param told how the engine was told to stand
/// @param courted who has made an offer: they are answered whatever this side thinks
/// @param held signals that could not be sent because the server is away, oldest first
/// @param notes what changes seldom
record CallMemory(
        CallWish wish,
        Share share,
        Said said,
        int unanswered,
        CallTold told,
        CallNews news,
        Voices voices,
        Set<UserId> courted,
        List<CallEvent.SendSignal> held,
        Notes notes) {
    /// An ICE candidate is worth little after a while; this many cover a renegotiation with seven
    /// people.
    static final int MOST_HELD = 200;

    record Said(boolean mic, boolean camera) {
        static final Said NOTHING = new Said(false, false);
    }

    /// Showing one's screen: asked of the room first, done when it said yes.
    record Share(Stage stage, ScreenChoice what) {
        static final Share NONE = new Share(Stage.NONE, new ScreenChoice.Off());

        enum Stage {
            NONE,
            ASKED,
            SHOWING
        }
    }

    /// @param iceServers how people reach each other, as the server said
    /// @param hinted whether this person was told of headphones in this party
    /// @param levelsNanos when voices were measured last, local monotonic clock
    record Notes(List<IceServer> iceServers, boolean hinted, long levelsNanos) {
        Notes {
            iceServers = List.copyOf(iceServers);
        }

        static Notes none(long nowNanos) {
            return new Notes(List.of(), false, nowNanos);
        }
    }

    CallMemory {
        courted = Set.copyOf(courted);
        held = List.copyOf(held);
    }

    List<IceServer> iceServers() {
        return notes.iceServers();
    }

    boolean hinted() {
        return notes.hinted();
    }

    long levelsNanos() {
        return notes.levelsNanos();
    }

    static CallMemory fresh(CallWish wish, long nowNanos) {
        return new CallMemory(
                wish,
                Share.NONE,
                Said.NOTHING,
                0,
                CallTold.NOTHING,
                CallNews.NONE,
                Voices.silent(nowNanos),
                Set.of(),
                List.of(),
                Notes.none(nowNanos));
    }

    CallMemory with(CallWish now) {
        return new CallMemory(
                now, share, said, unanswered, told, news, voices, courted, held, notes);
    }

    CallMemory with(Share now) {
        return new CallMemory(
                wish, now, said, unanswered, told, news, voices, courted, held, notes);
    }

    CallMemory saying(Said now, int stillUnanswered) {
        return new CallMemory(
                wish, share, now, stillUnanswered, told, news, voices, courted, held, notes);
    }

    CallMemory with(CallTold now) {
        return new CallMemory(
                wish, share, said, unanswered, now, news, voices, courted, held, notes);
    }

    CallMemory with(CallNews now) {
        return new CallMemory(
                wish, share, said, unanswered, told, now, voices, courted, held, notes);
    }

    CallMemory with(Voices now) {
        return new CallMemory(wish, share, said, unanswered, told, news, now, courted, held, notes);
    }

    CallMemory courtedBy(Set<UserId> now) {
        return new CallMemory(wish, share, said, unanswered, told, news, voices, now, held, notes);
    }

    CallMemory holding(List<CallEvent.SendSignal> now) {
        List<CallEvent.SendSignal> newest =
                now.subList(Math.max(0, now.size() - MOST_HELD), now.size());
        return new CallMemory(
                wish, share, said, unanswered, told, news, voices, courted, newest, notes);
    }

    CallMemory reachedBy(List<IceServer> servers) {
        return noting(new Notes(servers, hinted(), levelsNanos()));
    }

    CallMemory hintedNow() {
        return noting(new Notes(iceServers(), true, levelsNanos()));
    }

    CallMemory heardAt(long nanos) {
        return noting(new Notes(iceServers(), hinted(), nanos));
    }

    private CallMemory noting(Notes now) {
        return new CallMemory(
                wish, share, said, unanswered, told, news, voices, courted, held, now);
    }

    /// Back in the lobby. What the engine stands like is still known: it is told the difference.
    CallMemory afterParty(long nowNanos) {
        return new CallMemory(
                wish.afterParty(),
                Share.NONE,
                Said.NOTHING,
                0,
                told,
                news.keeping(Set.of()),
                Voices.silent(nowNanos),
                Set.of(),
                List.of(),
                Notes.none(nowNanos));
    }
}
