package app.matinee.client.rtc;

import app.matinee.protocol.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What [Calls] tells.
public sealed interface CallEvent {

    /// To be relayed to a peer, unread, as `webrtc_offer`, `webrtc_answer` or
    /// `webrtc_ice_candidate`.
    record SendSignal(UserId to, Signal signal) implements CallEvent {}

    /// @param route how the media travel; empty unless connected
    record PeerChanged(UserId peer, PeerState state, Optional<Route> route) implements CallEvent {}

    /// A slot of one's own changed, asked for or not: also a camera that is gone, a shared window
    /// that was closed.
    record SlotChanged(Slot slot, SlotState state) implements CallEvent {}

    /// Pictures of a stream began or ended to arrive. For tiles: `live` false is "camera off".
    record StreamChanged(StreamId stream, boolean live) implements CallEvent {}

    /// How loud everybody is, at least 15 times a second while anybody is heard or one's own
    /// microphone is open. Linear, 0 to 1: −50 dB of full scale is 0.003, quiet speech about 0.02.
    ///
    /// @param own one's own microphone, after echo cancellation; 0 when it is closed or muted
    record Levels(double own, Map<UserId, Double> peers) implements CallEvent {
        public Levels {
            peers = Map.copyOf(peers);
        }
    }

    /// Once a second during a call.
    record Stats(List<PeerStats> peers) implements CallEvent {
        public Stats {
            peers = List.copyOf(peers);
        }
    }

    /// What is plugged in, after [CallCommand.ListDevices] and whenever it changes.
    record Devices(MediaDevices devices) implements CallEvent {}

    /// What of the screen can be shared, the whole of it first, after [CallCommand.ListScreens].
    ///
    /// @param state [SlotState#LIVE] when screens can be captured here; else why not, and there are
    ///   no sources
    record Screens(SlotState state, List<ScreenSource> sources) implements CallEvent {
        public Screens {
            sources = List.copyOf(sources);
        }
    }

    /// How a source of the last [Screens] looks now. Some never come: a window that is minimised
    /// has no picture.
    record ScreenThumbnail(ScreenChoice of, Thumbnail picture) implements CallEvent {}

    /// What is sent to each peer now, and why not more.
    record PlanChanged(SendPlan plan) implements CallEvent {}

    /// The engine is up.
    ///
    /// @param sound whether there is a sound system to record and play with; without one a call has
    ///   pictures and hears nothing
    record EngineReady(boolean sound) implements CallEvent {}

    /// The engine ended without having been asked to. Peers are [PeerState#CONNECTING] again.
    ///
    /// @param restarts whether it is being started again; false when it died too often, until the
    ///   next [CallCommand.Join]
    /// @param detail for the log
    record EngineDied(boolean restarts, String detail) implements CallEvent {}
}
