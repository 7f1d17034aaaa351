package app.matinee.client.session;

import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.session.CallMemory.Share;
import app.matinee.client.signaling.Answer;
import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.UserId;

/// Showing one's screen: the room is asked first, because it has room for one screen, and the
/// screen is captured when it has said yes.
final class ShareLogic {
    private ShareLogic() {}

    /// The room came again: if it does not know that the screen is shown, it is asked once more.
    ///
    /// @param known what the room knows
    static void joined(Turn turn, CallState known) {
        Share share = turn.call().share();
        if (share.stage() != Share.Stage.NONE && !known.screen()) {
            turn.set(turn.call().with(new Share(Share.Stage.ASKED, share.what())));
            turn.send(new ClientEvent.StartScreenShare(), new Request.Screen());
        } else if (share.stage() == Share.Stage.NONE && known.screen()) {
            turn.send(new ClientEvent.StopScreenShare(), new Request.Silent());
        }
    }

    static void share(Turn turn, ScreenChoice what) {
        if (what instanceof ScreenChoice.Off) {
            stopSharing(turn);
            return;
        }
        Share share = turn.call().share();
        if (share.stage() != Share.Stage.NONE) {
            turn.set(turn.call().with(new Share(share.stage(), what)));
        } else if (turn.isUp()) {
            turn.set(turn.call().with(new Share(Share.Stage.ASKED, what)));
            turn.send(new ClientEvent.StartScreenShare(), new Request.Screen());
        }
    }

    static void screenAnswered(Turn turn, Answer answer) {
        Share share = turn.call().share();
        if (share.stage() != Share.Stage.ASKED) {
            return;
        }
        switch (answer) {
            case Answer.Accepted accepted ->
                    turn.set(turn.call().with(new Share(Share.Stage.SHOWING, share.what())));
            case Answer.Refused refused -> {
                turn.set(turn.call().with(Share.NONE));
                Refusals.tell(turn, refused);
            }
            // Asked again with the next room_joined.
            case Answer.Lost lost -> {}
        }
    }

    static void stopSharing(Turn turn) {
        if (turn.call().share().stage() == Share.Stage.NONE) {
            return;
        }
        turn.set(turn.call().with(Share.NONE));
        if (turn.isUp()) {
            turn.send(new ClientEvent.StopScreenShare(), new Request.Silent());
        }
    }

    static void screen(Turn turn, UserId from, boolean shown) {
        RoomState room = turn.room();
        if (room == null) {
            return;
        }
        RoomLogic.changeCall(turn, from, before -> before.withScreen(shown));
        boolean self = from.equals(room.self());
        room.nameOf(from)
                .ifPresent(name ->
                        ChatLogic.story(
                                turn,
                                shown
                                        ? new Moment.ScreenShown(name, self)
                                        : new Moment.ScreenGone(name, self)));
        if (self && !shown && turn.call().share().stage() == Share.Stage.SHOWING) {
            turn.set(turn.call().with(Share.NONE));
        }
    }
}
