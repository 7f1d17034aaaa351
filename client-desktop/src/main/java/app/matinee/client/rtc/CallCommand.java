package app.matinee.client.rtc;

import app.matinee.protocol.UserId;

/// What can be asked of [Calls].
public sealed interface CallCommand {

    /// Enters the call. Joining again without leaving replaces the call before.
    ///
    /// @param self one's own id in the room: decides, with a peer's, who gives way in a collision
    record Join(UserId self, CallNetwork network) implements CallCommand {}

    /// Leaves the call: all peers are gone, the slots keep what they show (as previews). Others
    /// learn of it by signaling, not by the media: a closed connection alone takes 17 s to notice.
    record Leave() implements CallCommand {}

    /// Somebody else is in the call, and a connection is made. The same peer twice is one.
    ///
    /// @param afresh make the first offer whoever's turn it is: for a peer who cannot know that
    ///   one's own engine is new. The adapter sets it; callers use the short constructor.
    record AddPeer(UserId peer, boolean afresh) implements CallCommand {
        public AddPeer(UserId peer) {
            this(peer, false);
        }
    }

    /// Somebody has left the call.
    record RemovePeer(UserId peer) implements CallCommand {}

    /// Somebody signals. What comes up to a few seconds before its [AddPeer] is kept for it.
    record Hear(UserId from, Signal signal) implements CallCommand {}

    record UseMicrophone(MicrophoneChoice choice) implements CallCommand {}

    /// Silences one's own microphone without letting it go: at once, for push-to-talk.
    record MuteMicrophone(boolean muted) implements CallCommand {}

    /// How one's own voice is made ready for the others, from now on, also in the middle of a call.
    record ProcessVoice(VoiceProcessing how) implements CallCommand {}

    record UseCamera(CameraChoice choice) implements CallCommand {}

    record UseScreen(ScreenChoice choice) implements CallCommand {}

    /// Plays or silences what one person says, for oneself alone. The library has no volume per
    /// person, only on and off.
    record MutePeer(UserId peer, boolean muted) implements CallCommand {}

    /// New ICE servers (their credentials expire) or another relay rule, for connections made or
    /// restarted from now on.
    record UseNetwork(CallNetwork network) implements CallCommand {}

    /// Low-bandwidth mode: nothing but voices is sent.
    record VoiceOnly(boolean on) implements CallCommand {}

    /// Drops the connection with somebody and makes a new one.
    record Reconnect(UserId peer) implements CallCommand {}

    /// Asks for [CallEvent.Devices]; changes are also told unasked.
    record ListDevices() implements CallCommand {}

    /// Asks once for what of the screen can be shared: [CallEvent.Screens], and then one
    /// [CallEvent.ScreenThumbnail] after the other. Windows come and go; ask again when the list is
    /// shown again.
    record ListScreens() implements CallCommand {}

    /// Starts the engine before it is needed, and lets it do once, with itself, what a first
    /// connection takes long for. Best in the lobby or when the room is entered; costs a second of
    /// one core and the engine's memory. Any number of times.
    record WarmUp() implements CallCommand {}
}
