package app.matinee.client.session;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.UserId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What the person at this machine wants. Posted to [PartySession] from any thread.
public sealed interface UserAction {
    /// Connects to `server`, then makes a room there and enters it.
    record StartParty(URI server, String name, @Nullable String title, @Nullable String password)
            implements UserAction {
        /// Leaves the password out.
        @Override
        public String toString() {
            return "StartParty[server=" + server + "]";
        }
    }

    /// Connects to `server`, then enters a room there.
    ///
    /// @param invite the secret of an invite's link; null for none
    record JoinParty(
            URI server,
            String name,
            RoomId roomId,
            @Nullable String password,
            @Nullable String invite)
            implements UserAction {
        public JoinParty(URI server, String name, RoomId roomId, @Nullable String password) {
            this(server, name, roomId, password, null);
        }

        /// Leaves the secrets out.
        @Override
        public String toString() {
            return "JoinParty[server=" + server + ", roomId=" + roomId + "]";
        }
    }

    /// Leaves the room, or gives up connecting; back to the lobby.
    record Leave() implements UserAction {}

    /// Tries again now instead of waiting for the next attempt.
    record ReconnectNow() implements UserAction {}

    /// Plays if the room rests, pauses if it plays.
    record TogglePlay() implements UserAction {}

    /// Asks everybody whether they are ready; then the film starts with a countdown.
    record CheckReady() implements UserAction {}

    /// Answers such a question.
    record SayReady() implements UserAction {}

    /// What the room allows from now on. Only the host's wish comes true.
    record ChangePolicy(RoomPolicy policy) implements UserAction {}

    /// Whether the others shall wait for this person.
    record LetWait(boolean waitForMe) implements UserAction {}

    /// To make somebody host is to hand the room over.
    record GiveRole(UserId whom, Role role) implements UserAction {}

    /// Takes somebody out of the room.
    ///
    /// @param banMs for how long they stay out, milliseconds; null for the server's own short time
    record TakeOut(UserId whom, @Nullable Long banMs) implements UserAction {}

    /// Lets somebody back in who was taken out; see [PartyState.House#takenOut].
    record LetBack(PersonId whom) implements UserAction {}

    /// @param password null for none from now on
    record ChangePassword(@Nullable String password) implements UserAction {
        /// Leaves the password out.
        @Override
        public String toString() {
            return "ChangePassword[]";
        }
    }

    /// Whether nobody new comes in.
    record LockDoor(boolean locked) implements UserAction {}

    /// Lets somebody in who waits at the door, or does not.
    record AnswerDoor(KnockId knock, boolean admit) implements UserAction {}

    /// Makes a link that lets people in; [Moment.InviteMade] brings it.
    ///
    /// @param validMs for how long, milliseconds; null for a day
    /// @param uses how many may come in by it; null for as many as like
    record MakeInvite(@Nullable Long validMs, @Nullable Integer uses) implements UserAction {}

    record RevokeInvite(InviteId invite) implements UserAction {}

    /// Asks for the invites that are still open.
    record ListInvites() implements UserAction {}

    /// @param positionMs media time, milliseconds; clamped to the film
    record SeekTo(long positionMs) implements UserAction {}

    /// From where the film is now. Several in a row add up.
    record SeekBy(long deltaMs) implements UserAction {}

    record ChangeRate(double rate) implements UserAction {}

    record PutOn(Media media) implements UserAction {}

    /// Puts the same film on again, after a failure.
    record RetryFilm() implements UserAction {}

    /// Corrects this player at once, whatever the dead band says.
    record Resync() implements UserAction {}

    /// @param volume 0 to 1
    record SetVolume(double volume) implements UserAction {}

    record SetMuted(boolean muted) implements UserAction {}

    /// @param offsetMs −500 to 500; positive lets this machine's film run ahead, for speakers that
    ///   lag
    record SetAudioDelay(int offsetMs) implements UserAction {}

    record Say(String text) implements UserAction {}

    record React(String emoji) implements UserAction {}

    record WriteSomething() implements UserAction {}

    /// Asks the server for its films again.
    record RefreshLibrary() implements UserAction {}

    record QueueAdd(Media media) implements UserAction {}

    record QueueRemove(QueueItemId itemId) implements UserAction {}

    record QueueMove(QueueItemId itemId, int index) implements UserAction {}

    /// @param mediaId the film that is on, as the person saw it
    record QueueNext(@Nullable MediaId mediaId) implements UserAction {}

    record SwitchMicrophone(boolean on) implements UserAction {}

    record SwitchCamera(boolean on) implements UserAction {}

    /// Which microphone to use when it is on.
    record ChooseMicrophone(MicrophoneChoice choice) implements UserAction {}

    /// Which camera to use when it is on.
    record ChooseCamera(CameraChoice choice) implements UserAction {}

    /// Asks the room and then shows the screen.
    record ShareScreen(ScreenChoice what) implements UserAction {}

    record StopScreen() implements UserAction {}

    /// Silences one person for oneself.
    record MutePerson(UserId who, boolean mute) implements UserAction {}

    record UsePushToTalk(boolean use) implements UserAction {}

    /// The key is held or let go. Means nothing without push-to-talk.
    record Talk(boolean held) implements UserAction {}

    /// Makes every connection of the call anew.
    record ReconnectCalls() implements UserAction {}

    record LookForDevices() implements UserAction {}

    /// Asks what of the screen can be shown; see [PartyState.Call#screens].
    record LookForScreens() implements UserAction {}

    record ChangeDucking(Ducking ducking) implements UserAction {}

    /// What is done to one's own voice, at once.
    record ChangeVoice(VoiceProcessing how) implements UserAction {}

    /// @param voiceOnly low bandwidth
    /// @param relayOnly through TURN only
    record ChangeSending(boolean voiceOnly, boolean relayOnly) implements UserAction {}
}
