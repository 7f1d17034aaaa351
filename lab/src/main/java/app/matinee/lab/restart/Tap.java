package app.matinee.lab.restart;

import app.matinee.client.signaling.Answer;
import app.matinee.client.signaling.ConnectFailure;
import app.matinee.client.signaling.ProbeEcho;
import app.matinee.client.signaling.Signaling;
import app.matinee.client.signaling.SignalingListener;
import app.matinee.client.signaling.sio.SioSignaling;
import app.matinee.client.trust.ServerPins;
import app.matinee.client.trust.ServerTrust;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.Hello;
import app.matinee.protocol.PlaybackState;
import app.matinee.protocol.RoomSnapshot;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The desktop client's real way to the server, with an ear on it: which lines were acknowledged,
/// when the member was back in, what they were told last. Safe on any thread.
final class Tap implements Signaling {
    private final SioSignaling real = new SioSignaling(new ServerTrust(new ServerPins()));
    private final Ledger ledger;
    private volatile CompletableFuture<Sighting> back = new CompletableFuture<>();
    private volatile CompletableFuture<RoomSnapshot> snapshot = new CompletableFuture<>();
    private @Nullable ProbeEcho best;
    private @Nullable UserId self;
    private int strangers;
    private long seq;
    private @Nullable RoomSnapshot entered;
    private @Nullable Timeline timeline;

    Tap(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Asks to hear of the next time this member is in the room.
    CompletableFuture<Sighting> expectBack() {
        CompletableFuture<Sighting> next = new CompletableFuture<>();
        back = next;
        return next;
    }

    CompletableFuture<RoomSnapshot> askSnapshot() {
        CompletableFuture<RoomSnapshot> next = new CompletableFuture<>();
        snapshot = next;
        send(new ClientEvent.SnapshotRequest(), answer -> {});
        return next;
    }

    /// What this member knows of the film now; empty before they are in.
    synchronized Optional<Sighting> sighting() {
        RoomSnapshot room = entered;
        Timeline film = timeline;
        return room == null || film == null
                ? Optional.empty()
                : Optional.of(new Sighting(room.epoch(), seq, film));
    }

    /// The clock over the present connection, as well as it is known by now.
    synchronized Optional<ServerClockSight> clock() {
        return Optional.ofNullable(best).map(ServerClockSight::of);
    }

    /// How often they came back as somebody else, since their place was gone; counts from the last
    /// asking on.
    synchronized int takeStrangers() {
        int taken = strangers;
        strangers = 0;
        return taken;
    }

    @Override
    public void connect(URI server, Hello hello, SignalingListener listener) {
        synchronized (this) {
            best = null;
        }
        real.connect(
                server,
                hello,
                new SignalingListener() {
                    @Override
                    public void connected() {
                        listener.connected();
                    }

                    @Override
                    public void failed(ConnectFailure failure) {
                        listener.failed(failure);
                    }

                    @Override
                    public void heard(ServerEvent event) {
                        note(event);
                        listener.heard(event);
                    }

                    @Override
                    public void disconnected(String reason) {
                        listener.disconnected(reason);
                    }
                });
    }

    private void note(ServerEvent event) {
        if (event instanceof ServerEvent.RoomJoined joined) {
            entered(joined);
        } else if (event instanceof ServerEvent.Snapshot(var room)) {
            snapshot.complete(room);
        } else if (event instanceof ServerEvent.Playback playback) {
            synchronized (this) {
                timeline = playback.timeline();
            }
        }
        if (event instanceof ServerEvent.Sequenced counted) {
            synchronized (this) {
                seq = Math.max(seq, counted.seq());
            }
        }
    }

    private void entered(ServerEvent.RoomJoined joined) {
        synchronized (this) {
            if (self != null && !self.equals(joined.self())) {
                strangers++;
            }
            self = joined.self();
            entered = joined.room();
            seq = joined.room().seq();
            PlaybackState playback = joined.room().playback();
            timeline = playback.timeline();
        }
        RoomSnapshot room = joined.room();
        back.complete(new Sighting(room.epoch(), room.seq(), room.playback().timeline()));
    }

    @Override
    public void send(ClientEvent event, Consumer<Answer> answered) {
        real.send(
                event,
                answer -> {
                    if (event instanceof ClientEvent.ChatSend chat
                            && answer instanceof Answer.Accepted) {
                        ledger.acknowledged(chat.text());
                    }
                    answered.accept(answer);
                });
    }

    @Override
    public void probe(Consumer<ProbeEcho> heard) {
        real.probe(echo -> {
            keep(echo);
            heard.accept(echo);
        });
    }

    private synchronized void keep(ProbeEcho echo) {
        ProbeEcho before = best;
        if (before == null
                || echo.receivedNanos() - echo.sentNanos()
                        < before.receivedNanos() - before.sentNanos()) {
            best = echo;
        }
    }

    @Override
    public void disconnect() {
        real.disconnect();
    }

    @Override
    public void close() {
        real.close();
    }
}
