package app.matinee.client.session;

import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.session.CallMemory.Share;
import app.matinee.protocol.Member;
import app.matinee.protocol.UserId;
import java.util.HashSet;
import java.util.Set;

/// How the engine shall stand, computed from all that is known: see [CallTold].
final class CallStand {
    private CallStand() {}

    static CallTold wanted(Turn turn) {
        CallMemory call = turn.call();
        CallWish wish = call.wish();
        ScreenChoice screen =
                call.share().stage() == Share.Stage.SHOWING
                        ? call.share().what()
                        : new ScreenChoice.Off();
        RoomState room = turn.room();
        Set<UserId> peers = room == null ? Set.of() : peers(room, call);
        boolean in = room != null && (isIn(room, call) || !peers.isEmpty());
        UserId self = room != null && in ? room.self() : null;
        Set<UserId> silenced = new HashSet<>();
        if (room != null) {
            for (Member member : room.members()) {
                boolean mute = !member.call().mic() || wish.muted().contains(member.userId());
                if (mute && peers.contains(member.userId())) {
                    silenced.add(member.userId());
                }
            }
        }
        return new CallTold(
                wish.mic() ? wish.microphone() : new MicrophoneChoice.Off(),
                wish.pushToTalk() && !wish.talking(),
                wish.voice(),
                wish.camera() ? wish.lens() : new CameraChoice.Off(),
                screen,
                in ? new CallNetwork(call.iceServers(), wish.relayOnly()) : call.told().network(),
                wish.voiceOnly(),
                self,
                peers,
                silenced);
    }

    private static boolean isIn(RoomState room, CallMemory call) {
        return room.self().equals(call.told().self())
                && CallCircle.holds(room.members(), room.self());
    }

    /// Everybody of the circle with whom there is something to exchange. A connection once made
    /// stays: making it is what takes time, and it costs little while nothing is sent.
    private static Set<UserId> peers(RoomState room, CallMemory call) {
        UserId self = room.self();
        if (!CallCircle.holds(room.members(), self)) {
            return Set.of();
        }
        CallWish wish = call.wish();
        boolean here = wish.mic() || wish.camera() || call.share().stage() != Share.Stage.NONE;
        Set<UserId> had = self.equals(call.told().self()) ? call.told().peers() : Set.of();
        Set<UserId> peers = new HashSet<>();
        for (Member member : CallCircle.of(room.members())) {
            UserId who = member.userId();
            if (!who.equals(self)
                    && (here
                            || member.call().onAir()
                            || had.contains(who)
                            || call.courted().contains(who))) {
                peers.add(who);
            }
        }
        return peers;
    }
}
