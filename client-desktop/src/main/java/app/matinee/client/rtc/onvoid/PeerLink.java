package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.Negotiation;
import app.matinee.client.rtc.Negotiation.Effect;
import app.matinee.client.rtc.Negotiation.Input;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Route;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.protocol.UserId;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One person in the call: performs what [Negotiation] decides on the present [Connection], and
/// mends it. Owner's thread.
final class PeerLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerLink.class);

    /// How long the polite side leaves the first offer to the other: an engine that connects to
    /// seven people at once on a slow machine takes a second and more.
    private static final long FIRST_OFFER_MS = 2_500;

    /// A lost offer is repeated, or a first one made anew, after this. Long: the answer to an offer
    /// that was given up meanwhile would be taken for the next one's.
    private static final long REPEAT_MS = 8_000;

    /// A connection over TURN is there in 0.2 s, over a poor line in 2 s. What is not there after
    /// this never will be (a wrong TURN password changes no state at all).
    private static final long CONNECT_TIMEOUT_MS = 12_000;

    /// The polite side restarts ICE this much later, so that usually one offer is made.
    private static final long POLITE_RESTART_MS = 1_000;

    private static final long FIRST_RETRY_MS = 1_000;
    private static final long LAST_RETRY_MS = 15_000;

    /// No picture for this long on a connection that lives: it was switched off.
    private static final long PICTURE_GONE_NANOS = 2_000_000_000L;

    private final UserId peer;
    private final boolean polite;
    private final Room room;
    private final StatsReader statsReader = new StatsReader();
    private final Map<Slot, Picture> pictures = new EnumMap<>(Slot.class);
    private final Map<StreamId, Boolean> live = new HashMap<>();
    private Negotiation negotiation;
    private Connection connection;
    private @Nullable Voice voice;
    private boolean agreed;
    private boolean muted;
    private boolean closed;
    private PeerState state = PeerState.CONNECTING;
    private Optional<Route> route = Optional.empty();
    private @Nullable ScheduledFuture<?> connectTimer;
    private @Nullable ScheduledFuture<?> retryTimer;
    private long retryMs = FIRST_RETRY_MS;

    /// What links need of the call they are in.
    interface Room {
        Connection connect(Connection.Events events);

        Owner owner();

        Picture show(StreamId stream, VideoTrack track);

        SendPlan plan();

        /// Whether a slot sends; the track to send.
        @Nullable MediaStreamTrack sending(Slot slot);

        void tell(CallEvent event);
    }

    PeerLink(UserId self, UserId peer, boolean muted, Room room) {
        this.peer = peer;
        this.muted = muted;
        this.room = room;
        polite = Negotiation.isPolite(self.value(), peer.value());
        negotiation = new Negotiation(polite);
        connection = open();
    }

    /// @param offer without waiting for the peer's
    void start(boolean offer) {
        tellState();
        awaitConnection();
        on(new Input.Start(offer));
        if (polite && !offer) {
            room.owner().after(FIRST_OFFER_MS, () -> onIfOpen(new Input.Overdue()));
        }
    }

    void hear(Signal signal) {
        on(new Input.Heard(signal));
    }

    /// Drops the connection and begins again.
    void reconnect() {
        negotiation = new Negotiation(polite);
        replace();
        on(new Input.Start(true));
    }

    /// One's own address may have changed: the ways that were found are worth nothing.
    void networkChanged() {
        on(new Input.RestartIce());
    }

    void mute(boolean mute) {
        muted = mute;
        if (voice != null) {
            voice.mute(mute);
        }
    }

    void resend(Slot slot) {
        connection.send(slot, room.sending(slot));
    }

    /// The microphone has another track.
    void useVoice(AudioTrack track) {
        connection.useVoice(track);
        resend(Slot.MICROPHONE);
    }

    /// Bounds what is sent to the peer.
    void use(SendPlan plan) {
        connection.limit(Slot.MICROPHONE, plan.voiceBitsPerS());
        limit(Slot.CAMERA, plan.camera());
        limit(Slot.SCREEN, plan.screen());
    }

    private void limit(Slot slot, SendPlan.Video video) {
        if (video instanceof SendPlan.Send send) {
            connection.limit(slot, send.bitsPerS());
        }
    }

    PeerState state() {
        return state;
    }

    double level(long nowNanos) {
        return voice == null ? 0 : voice.level(nowNanos);
    }

    void stats(Consumer<PeerStats> stats) {
        connection.stats(report -> {
            PeerStats read = statsReader.read(peer, state, report);
            if (state == PeerState.CONNECTED && !read.route().equals(route)) {
                route = read.route();
                tellState();
            }
            stats.accept(read);
        });
    }

    void ownLevel(Consumer<Double> level) {
        connection.stats(Slot.MICROPHONE, report -> level.accept(StatsReader.ownLevel(report)));
    }

    /// Tells which pictures come and which do not any more.
    void lookAtPictures(long nowNanos) {
        for (Picture picture : pictures.values()) {
            boolean comes =
                    picture.lastFrameNanos() != 0
                            && (state != PeerState.CONNECTED
                                    || nowNanos - picture.lastFrameNanos() < PICTURE_GONE_NANOS);
            setLive(picture.stream(), comes);
        }
    }

    private void setLive(StreamId stream, boolean now) {
        Boolean was = live.put(stream, now);
        if (now != (was != null && was)) {
            room.tell(new CallEvent.StreamChanged(stream, now));
        }
    }

    private void onIfOpen(Input input) {
        if (!closed) {
            on(input);
        }
    }

    private void on(Input input) {
        for (Effect effect : negotiation.on(input)) {
            switch (effect) {
                case Effect.MakeOffer offer ->
                        connection.offer(offer.restartIce(), this::offerMade, this::failed);
                case Effect.TakeOffer offer ->
                        connection.answer(
                                offer.sdp(), offer.rollBack(), this::answerMade, this::failed);
                case Effect.TakeAnswer answer ->
                        connection.takeAnswer(answer.sdp(), this::answerTaken, this::failed);
                case Effect.AddCandidate add -> connection.add(add.candidate());
                case Effect.Send send -> room.tell(new CallEvent.SendSignal(peer, send.signal()));
                case Effect.Replace replace -> replace();
                case Effect.GiveUp giveUp -> retryLater();
            }
        }
    }

    private void offerMade(String sdp) {
        on(new Input.OfferMade(sdp));
        room.owner().after(REPEAT_MS, () -> onIfOpen(new Input.Overdue()));
    }

    private void answerMade(String sdp) {
        negotiated();
        on(new Input.AnswerMade(sdp));
    }

    private void answerTaken() {
        negotiated();
        on(new Input.AnswerTaken());
    }

    /// The engine's words are not logged: they may quote the description.
    private void failed(String why) {
        LOG.info("A description was refused ({} characters of reason)", why.length());
        on(new Input.Failed());
    }

    private void negotiated() {
        agreed = true;
        use(room.plan());
        connection.negotiated();
        connection
                .received()
                .forEach((slot, track) -> {
                    if (track instanceof AudioTrack audio) {
                        if (voice == null) {
                            voice = new Voice(audio, muted);
                        }
                    } else if (track instanceof VideoTrack video && !pictures.containsKey(slot)) {
                        pictures.put(slot, room.show(StreamId.of(peer, slot), video));
                    }
                });
    }

    private Connection open() {
        return room.connect(
                new Connection.Events() {
                    @Override
                    public void candidate(Signal.Candidate candidate) {
                        room.tell(new CallEvent.SendSignal(peer, candidate));
                    }

                    @Override
                    public void negotiationNeeded() {
                        // Before the first agreement it means what is under way anyway; whatever
                        // is still missing then is told again (W3C WebRTC 4.7.3).
                        if (agreed) {
                            on(new Input.Needed());
                        }
                    }

                    @Override
                    public void changed(RTCPeerConnectionState now) {
                        connectionChanged(now);
                    }

                    @Override
                    public void iceError(int code, String text) {
                        LOG.info("{}: ICE server says {} {}", peer, code, text);
                    }
                });
    }

    private void replace() {
        closeConnection();
        agreed = false;
        connection = open();
        become(PeerState.CONNECTING);
        awaitConnection();
    }

    private void connectionChanged(RTCPeerConnectionState now) {
        switch (now) {
            case NEW, CONNECTING -> {
                if (state != PeerState.INTERRUPTED) {
                    become(PeerState.CONNECTING);
                }
            }
            case CONNECTED -> {
                cancel(connectTimer);
                retryMs = FIRST_RETRY_MS;
                on(new Input.Connected());
                become(PeerState.CONNECTED);
                connection.stats(report -> {
                    route = StatsReader.route(report);
                    tellState();
                });
            }
            case DISCONNECTED -> {
                become(PeerState.INTERRUPTED);
                room.owner()
                        .after(
                                polite ? POLITE_RESTART_MS : 0,
                                () -> {
                                    if (!closed && state == PeerState.INTERRUPTED) {
                                        on(new Input.RestartIce());
                                    }
                                });
            }
            case FAILED -> retryLater();
            case CLOSED -> LOG.debug("{}: closed", peer);
        }
    }

    private void awaitConnection() {
        cancel(connectTimer);
        connectTimer =
                room.owner()
                        .after(
                                CONNECT_TIMEOUT_MS,
                                () -> {
                                    if (!closed && state != PeerState.CONNECTED) {
                                        retryLater();
                                    }
                                });
    }

    private void retryLater() {
        become(PeerState.FAILED);
        cancel(retryTimer);
        retryTimer =
                room.owner()
                        .after(
                                retryMs,
                                () -> {
                                    if (!closed && state == PeerState.FAILED) {
                                        reconnect();
                                    }
                                });
        retryMs = Math.min(LAST_RETRY_MS, 2 * retryMs);
    }

    private void become(PeerState now) {
        if (state != now) {
            state = now;
            if (now != PeerState.CONNECTED) {
                route = Optional.empty();
            }
            tellState();
        }
    }

    private void tellState() {
        room.tell(new CallEvent.PeerChanged(peer, state, route));
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void closeConnection() {
        pictures.values()
                .forEach(picture -> {
                    picture.close();
                    setLive(picture.stream(), false);
                });
        pictures.clear();
        if (voice != null) {
            voice.close();
            voice = null;
        }
        connection.close();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cancel(connectTimer);
            cancel(retryTimer);
            closeConnection();
        }
    }
}
