package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.FrameStore;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.protocol.UserId;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection of the engine with itself, made once while nobody waits: it loads the classes and
/// the library's names for them, makes a certificate, opens codecs, encryption and the
/// loudspeakers' door, so that the first real connection finds all of that done. Nothing leaves the
/// machine, and the microphone stays closed.
///
/// Owner's thread.
final class Rehearsal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /// It takes half a second on an idle machine. Without any network device it never ends.
    private static final long AT_MOST_MS = 6_000;

    private static final UserId SELF = new UserId("rehearsal");

    /// For the encoder to begin.
    private static final int PICTURES = 8;

    private static final long PICTURE_MS = 50;

    private final Owner owner;
    private final long beganNanos = System.nanoTime();
    private final CustomVideoSource dark = new CustomVideoSource();
    private final Side caller;
    private final Side called;
    private boolean closed;

    /// @param microphone disabled; it is not opened either
    Rehearsal(Sound sound, MediaStreamTrack microphone, Owner owner) {
        this.owner = owner;
        // A track's id stands in the description, where a blank ends it (RFC 8830, section 2).
        Map<Slot, MediaStreamTrack> tracks =
                Map.of(
                        Slot.MICROPHONE,
                        microphone,
                        Slot.CAMERA,
                        sound.factory().createVideoTrack("rehearsed-camera", dark),
                        Slot.SCREEN,
                        sound.factory().createVideoTrack("rehearsed-screen", dark));
        caller = new Side(sound, tracks);
        called = new Side(sound, tracks);
        caller.other = called;
        called.other = caller;
        owner.after(AT_MOST_MS, this::close);
        Consumer<String> failed = why -> close();
        caller.connection.offer(
                false,
                offer ->
                        called.connection.answer(
                                offer,
                                false,
                                answer -> {
                                    called.described();
                                    caller.connection.takeAnswer(answer, caller::described, failed);
                                },
                                failed),
                failed);
    }

    private void connected() {
        if (!closed && caller.connected && called.connected) {
            LOG.info("Rehearsed in {} ms", (System.nanoTime() - beganNanos) / 1_000_000);
            play(PICTURES);
        }
    }

    private void play(int left) {
        if (closed) {
            return;
        }
        if (left == 0) {
            close();
            return;
        }
        NativeI420Buffer buffer = NativeI420Buffer.allocate(320, 180);
        dark.pushFrame(new VideoFrame(buffer, System.nanoTime()));
        buffer.release();
        caller.connection.stats(
                report -> new StatsReader().read(SELF, PeerState.CONNECTED, report));
        caller.connection.stats(Slot.MICROPHONE, StatsReader::ownLevel);
        owner.after(PICTURE_MS, () -> play(left - 1));
    }

    /// Also in the middle: a real call has come.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            caller.close();
            called.close();
            dark.dispose();
        }
    }

    /// One end.
    private final class Side implements Connection.Events {
        private final Deque<Signal.Candidate> early = new ArrayDeque<>();
        private final Connection connection;
        private Side other = this;
        private @Nullable Picture seen;
        private boolean hasDescription;
        private boolean connected;

        Side(Sound sound, Map<Slot, MediaStreamTrack> tracks) {
            connection = new Connection(sound, CallNetwork.LOCAL, tracks, owner, this);
            connection.send(Slot.MICROPHONE, null);
        }

        /// It has the other's description, and does what is done with every connection then.
        void described() {
            hasDescription = true;
            connection.send(Slot.MICROPHONE, null);
            connection.limit(Slot.CAMERA, 150_000);
            if (connection.received().get(Slot.CAMERA) instanceof VideoTrack track) {
                seen = new Picture(StreamId.of(SELF, Slot.CAMERA), track, new Unseen());
            }
            early.forEach(connection::add);
            early.clear();
        }

        @Override
        public void candidate(Signal.Candidate candidate) {
            if (other.hasDescription) {
                other.connection.add(candidate);
            } else {
                other.early.add(candidate);
            }
        }

        @Override
        public void negotiationNeeded() {
            // Once is enough, and it has begun.
        }

        @Override
        public void changed(RTCPeerConnectionState state) {
            if (state == RTCPeerConnectionState.CONNECTED) {
                connected = true;
                connected();
            }
        }

        @Override
        public void iceError(int code, String text) {
            LOG.debug("In rehearsal: {}", code);
        }

        void close() {
            if (seen != null) {
                seen.close();
            }
            connection.close();
        }
    }

    /// Pictures nobody looks at.
    private static final class Unseen implements FrameStore {
        private final ByteBuffer anywhere = ByteBuffer.allocateDirect(4 * 320 * 180);

        @Override
        public void put(StreamId stream, int width, int height, Painter painter) {
            try {
                painter.paint(anywhere.slice(0, 4 * width * height));
            } catch (Exception e) {
                LOG.debug("In rehearsal: {}", e.toString());
            }
        }

        @Override
        public void end(StreamId stream) {}
    }
}
