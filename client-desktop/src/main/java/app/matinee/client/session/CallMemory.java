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
/// @param hinted whether this person was told of headphones in this party
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
        List<IceServer> iceServers,
        boolean hinted,
        long levelsNanos) {
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

    CallMemory {
        courted = Set.copyOf(courted);
        held = List.copyOf(held);
        iceServers = List.copyOf(iceServers);
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
                List.of(),
                false,
                nowNanos);
    }

    CallMemory with(CallWish now) {
        return copy(now, share, said, unanswered, told, news, voices, courted, held);
    }

    CallMemory with(Share now) {
        return copy(wish, now, said, unanswered, told, news, voices, courted, held);
    }

    CallMemory saying(Said now, int stillUnanswered) {
        return copy(wish, share, now, stillUnanswered, told, news, voices, courted, held);
    }

    CallMemory with(CallTold now) {
        return copy(wish, share, said, unanswered, now, news, voices, courted, held);
    }

    CallMemory with(CallNews now) {
        return copy(wish, share, said, unanswered, told, now, voices, courted, held);
    }

    CallMemory with(Voices now) {
        return copy(wish, share, said, unanswered, told, news, now, courted, held);
    }

    CallMemory courtedBy(Set<UserId> now) {
        return copy(wish, share, said, unanswered, told, news, voices, now, held);
    }

    CallMemory holding(List<CallEvent.SendSignal> now) {
        return copy(
                wish,
                share,
                said,
                unanswered,
                told,
                news,
                voices,
                courted,
                now.subList(Math.max(0, now.size() - MOST_HELD), now.size()));
    }

    CallMemory reachedBy(List<IceServer> servers) {
        return new CallMemory(
                wish,
                share,
                said,
                unanswered,
                told,
                news,
                voices,
                courted,
                held,
                servers,
                hinted,
                levelsNanos);
    }

    CallMemory hintedNow() {
        return new CallMemory(
                wish,
                share,
                said,
                unanswered,
                told,
                news,
                voices,
                courted,
                held,
                iceServers,
                true,
                levelsNanos);
    }

    CallMemory heardAt(long nanos) {
        return new CallMemory(
                wish,
                share,
                said,
                unanswered,
                told,
                news,
                voices,
                courted,
                held,
                iceServers,
                hinted,
                nanos);
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
                List.of(),
                false,
                nowNanos);
    }

    private CallMemory copy(
            CallWish newWish,
            Share newShare,
            Said newSaid,
            int newUnanswered,
            CallTold newTold,
            CallNews newNews,
            Voices newVoices,
            Set<UserId> newCourted,
            List<CallEvent.SendSignal> newHeld) {
        return new CallMemory(
                newWish,
                newShare,
                newSaid,
                newUnanswered,
                newTold,
                newNews,
                newVoices,
                newCourted,
                newHeld,
                iceServers,
                hinted,
                levelsNanos);
    }
}
