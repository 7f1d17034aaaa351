package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.protocol.IceServer;
import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionIceErrorEvent;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One native peer connection, from its making to its closing. Everything it says is copied and
/// posted to the owner, and is silent after [#close]: so nobody hears a connection that was
/// replaced.
///
/// The three slots are added as tracks, in the order of [Slot], before anything is negotiated:
/// sections of an offer that arrives are matched with them in that order (RFC 8829 5.10), while
/// transceivers made by `addTransceiver` would come on top of them.
///
/// Owner's thread.
final class Connection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final List<String> STREAM = List.of("matinee");

    private final Owner owner;
    private final Events events;
    private final RTCPeerConnection native_;
    private final Map<Slot, RTCRtpSender> senders = new EnumMap<>(Slot.class);
    private final Map<Slot, Integer> bits = new EnumMap<>(Slot.class);
    private @Nullable MediaStreamTrack camera;
    private @Nullable MediaStreamTrack screen;
    private boolean microphoneOpen = true;
    private boolean negotiated;
    private boolean closed;

    /// What a connection tells, on the owner's thread.
    interface Events {
        void candidate(Signal.Candidate candidate);

        void negotiationNeeded();

        void changed(RTCPeerConnectionState state);

        void iceError(int code, String text);
    }

    Connection(
            Sound sound,
            CallNetwork network,
            Map<Slot, ? extends MediaStreamTrack> tracks,
            Owner owner,
            Events events) {
        this.owner = owner;
        this.events = events;
        native_ = sound.factory().createPeerConnection(configuration(network), new Observer());
        for (Slot slot : Slot.values()) {
            MediaStreamTrack track = Objects.requireNonNull(tracks.get(slot));
            senders.put(slot, native_.addTrack(track, STREAM));
        }
        sound.codecs().prefer(native_.getTransceivers());
        camera = tracks.get(Slot.CAMERA);
        screen = tracks.get(Slot.SCREEN);
    }

    private static RTCConfiguration configuration(CallNetwork network) {
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
        if (network.relayOnly()) {
            configuration.iceTransportPolicy = RTCIceTransportPolicy.RELAY;
        }
        List<RTCIceServer> servers = new ArrayList<>();
        for (IceServer server : network.iceServers()) {
            RTCIceServer each = new RTCIceServer();
            each.urls = new ArrayList<>(server.urls());
            each.username = Objects.requireNonNullElse(server.username(), "");
            each.password = Objects.requireNonNullElse(server.credential(), "");
            servers.add(each);
        }
        configuration.iceServers = servers;
        return configuration;
    }

    /// Sends another track in a slot, or nothing. Negotiates nothing.
    ///
    /// The microphone's track stays where it is, and the sending is switched instead: a voice
    /// sender without a track goes on to send the microphone, with nothing left to mute it
    /// (measured). Done at once also before anything is negotiated, so that the sound system is
    /// never asked to record for somebody whose microphone is off.
    void send(Slot slot, @Nullable MediaStreamTrack track) {
        switch (slot) {
            case MICROPHONE -> {
                if (microphoneOpen != (track != null)) {
                    microphoneOpen = track != null;
                    change(slot);
                }
            }
            case CAMERA -> {
                if (camera != track) {
                    camera = track;
                    sender(slot).replaceTrack(track);
                }
            }
            case SCREEN -> {
                if (screen != track) {
                    screen = track;
                    sender(slot).replaceTrack(track);
                }
            }
        }
    }

    /// Sends the microphone by another track, which has another way of processing.
    void useVoice(AudioTrack track) {
        sender(Slot.MICROPHONE).replaceTrack(track);
    }

    /// @param most to this peer, bits per second
    void limit(Slot slot, int most) {
        Integer before = bits.put(slot, most);
        if (negotiated && (before == null || before != most)) {
            change(slot);
        }
    }

    /// The first description is agreed on. Limits that were told before hold from now on, and once
    /// more the microphone's switch: each such call waits for threads that are busy connecting, so
    /// there is one for each slot.
    void negotiated() {
        if (!negotiated) {
            negotiated = true;
            for (Slot slot : Slot.values()) {
                change(slot);
            }
        }
    }

    private void change(Slot slot) {
        RTCRtpSender sender = sender(slot);
        // Always from fresh parameters: a set is refused when its transaction is old.
        RTCRtpSendParameters parameters = sender.getParameters();
        if (parameters.encodings == null || parameters.encodings.isEmpty()) {
            return;
        }
        Integer most = bits.get(slot);
        for (RTCRtpEncodingParameters encoding : parameters.encodings) {
            if (slot == Slot.MICROPHONE) {
                encoding.active = microphoneOpen;
            }
            if (most != null) {
                encoding.maxBitrate = most;
            }
        }
        sender.setParameters(parameters);
    }

    private RTCRtpSender sender(Slot slot) {
        return Objects.requireNonNull(senders.get(slot));
    }

    /// Makes an offer and sets it.
    ///
    /// @param made the description's text
    /// @param failed the engine's own words
    void offer(boolean restartIce, Consumer<String> made, Consumer<String> failed) {
        RTCOfferOptions options = new RTCOfferOptions();
        options.iceRestart = restartIce;
        native_.createOffer(options, made(sdp -> setLocal(sdp, made, failed), failed));
    }

    /// Takes a peer's offer, makes an answer and sets it.
    void answer(String offer, boolean rollBack, Consumer<String> made, Consumer<String> failed) {
        Runnable take =
                () ->
                        setRemote(
                                new RTCSessionDescription(RTCSdpType.OFFER, offer),
                                () ->
                                        native_.createAnswer(
                                                new RTCAnswerOptions(),
                                                made(sdp -> setLocal(sdp, made, failed), failed)),
                                failed);
        if (rollBack) {
            native_.setLocalDescription(
                    new RTCSessionDescription(RTCSdpType.ROLLBACK, ""), set(take, failed));
        } else {
            take.run();
        }
    }

    void takeAnswer(String answer, Runnable taken, Consumer<String> failed) {
        setRemote(new RTCSessionDescription(RTCSdpType.ANSWER, answer), taken, failed);
    }

    private void setRemote(RTCSessionDescription sdp, Runnable done, Consumer<String> failed) {
        try {
            native_.setRemoteDescription(sdp, set(done, failed));
        } catch (Error e) { // a bare java.lang.Error for a text that is no description
            failed.accept(String.valueOf(e.getMessage()));
        }
    }

    private void setLocal(
            RTCSessionDescription sdp, Consumer<String> done, Consumer<String> failed) {
        native_.setLocalDescription(sdp, set(() -> done.accept(sdp.sdp), failed));
    }

    void add(Signal.Candidate candidate) {
        if (candidate.candidate().isEmpty()) {
            return; // "no more come" (RFC 8838 14): nothing here waits for that
        }
        try {
            native_.addIceCandidate(
                    new RTCIceCandidate(
                            candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
        } catch (Error | RuntimeException e) { // a bare java.lang.Error for nonsense
            LOG.info("A candidate was of no use");
        }
    }

    /// @param report told on the owner's thread
    void stats(Consumer<RTCStatsReport> report) {
        native_.getStats(stats -> Owner.inCallback(() -> post(() -> report.accept(stats))));
    }

    /// As [#stats], of one slot only: cheaper.
    void stats(Slot slot, Consumer<RTCStatsReport> report) {
        native_.getStats(
                sender(slot), stats -> Owner.inCallback(() -> post(() -> report.accept(stats))));
    }

    /// The tracks that arrive, by slot, as far as they are negotiated: the first of sound, the
    /// first and the second of pictures.
    Map<Slot, MediaStreamTrack> received() {
        Map<Slot, MediaStreamTrack> tracks = new EnumMap<>(Slot.class);
        for (RTCRtpTransceiver transceiver : native_.getTransceivers()) {
            if (transceiver.getMid() == null) {
                continue;
            }
            MediaStreamTrack track = transceiver.getReceiver().getTrack();
            if (track.getKind().equals(MediaStreamTrack.AUDIO_TRACK_KIND)) {
                tracks.putIfAbsent(Slot.MICROPHONE, track);
            } else if (tracks.putIfAbsent(Slot.CAMERA, track) != null) {
                tracks.putIfAbsent(Slot.SCREEN, track);
            }
        }
        return tracks;
    }

    private void post(Runnable work) {
        owner.post(() -> {
            if (!closed) {
                work.run();
            }
        });
    }

    private CreateSessionDescriptionObserver made(
            Consumer<RTCSessionDescription> made, Consumer<String> failed) {
        return new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                Owner.inCallback(() -> post(() -> made.accept(description)));
            }

            @Override
            public void onFailure(String error) {
                Owner.inCallback(() -> post(() -> failed.accept(error)));
            }
        };
    }

    private SetSessionDescriptionObserver set(Runnable done, Consumer<String> failed) {
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                Owner.inCallback(() -> post(done));
            }

            @Override
            public void onFailure(String error) {
                Owner.inCallback(() -> post(() -> failed.accept(error)));
            }
        };
    }

    /// The peer sees nothing of it for 17 s: it has to be told by signaling.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            native_.close();
        }
    }

    private final class Observer implements PeerConnectionObserver {
        @Override
        public void onIceCandidate(RTCIceCandidate candidate) {
            Owner.inCallback(() -> {
                Signal.Candidate copy =
                        new Signal.Candidate(
                                candidate.sdp,
                                Objects.requireNonNullElse(candidate.sdpMid, ""),
                                candidate.sdpMLineIndex);
                post(() -> events.candidate(copy));
            });
        }

        @Override
        public void onRenegotiationNeeded() {
            Owner.inCallback(() -> post(events::negotiationNeeded));
        }

        @Override
        public void onConnectionChange(RTCPeerConnectionState state) {
            Owner.inCallback(() -> post(() -> events.changed(state)));
        }

        @Override
        public void onIceCandidateError(RTCPeerConnectionIceErrorEvent event) {
            Owner.inCallback(() -> {
                int code = event.getErrorCode();
                String text = String.valueOf(event.getErrorText());
                post(() -> events.iceError(code, text));
            });
        }
    }
}
