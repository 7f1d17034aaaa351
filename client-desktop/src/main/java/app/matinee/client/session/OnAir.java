package app.matinee.client.session;

import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.session.CallMemory.Said;
import app.matinee.client.signaling.Answer;
import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.Member;
import app.matinee.protocol.ServerEvent;

/// What the room knows of this person's microphone and camera. It is told what the devices really
/// do; when it says that they may not, they are switched off.
final class OnAir {
    private OnAir() {}

    static void answered(Turn turn, Answer answer) {
        CallMemory call = turn.call();
        turn.set(call.saying(call.said(), Math.max(0, call.unanswered() - 1)));
        if (answer instanceof Answer.Refused refused) {
            silence(turn);
            Refusals.tell(turn, refused);
        }
    }

    /// What was wished is not allowed: back to what the room knows.
    private static void silence(Turn turn) {
        CallState known = ownCall(turn);
        CallMemory call = turn.call();
        CallWish wish = call.wish();
        turn.set(
                call.with(
                                wish.mic(wish.mic() && known.mic())
                                        .camera(wish.camera() && known.camera()))
                        .saying(new Said(known.mic(), known.camera()), call.unanswered()));
    }

    static void mediaState(Turn turn, ServerEvent.MediaStateChanged event) {
        RoomLogic.changeCall(
                turn,
                event.from(),
                before -> new CallState(event.mic(), event.camera(), before.screen()));
        RoomState room = turn.room();
        CallMemory call = turn.call();
        if (room == null || !event.from().equals(room.self()) || call.unanswered() > 0) {
            return;
        }
        Said said = call.said();
        if ((said.mic() && !event.mic()) || (said.camera() && !event.camera())) {
            silence(turn);
            turn.tell(new Moment.Silenced());
        }
    }

    static void announce(Turn turn) {
        CallMemory call = turn.call();
        if (!turn.isUp() || turn.room() == null) {
            return;
        }
        CallWish wish = call.wish();
        Said now =
                new Said(
                        wish.mic() && call.news().slot(Slot.MICROPHONE) == SlotState.LIVE,
                        wish.camera() && call.news().slot(Slot.CAMERA) == SlotState.LIVE);
        if (!now.equals(call.said())) {
            turn.set(call.saying(now, call.unanswered() + 1));
            turn.send(new ClientEvent.SetMediaState(now.mic(), now.camera()), new Request.OnAir());
        }
    }

    static CallState ownCall(Turn turn) {
        RoomState room = turn.room();
        return room == null
                ? CallState.OFF
                : room.members().stream()
                        .filter(m -> m.userId().equals(room.self()))
                        .findFirst()
                        .map(Member::call)
                        .orElse(CallState.OFF);
    }
}
