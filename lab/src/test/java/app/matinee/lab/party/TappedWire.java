package app.matinee.lab.party;

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
import app.matinee.protocol.ServerEvent;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The real adapter, tapped: what the server says is written down, and can be said again.
final class TappedWire implements Signaling {
    private final SioSignaling real = new SioSignaling(new ServerTrust(new ServerPins()));
    private final List<ServerEvent> heard = new CopyOnWriteArrayList<>();
    private volatile @Nullable SignalingListener session;

    /// Everything the server said, in the order of the wire.
    List<ServerEvent> heard() {
        return List.copyOf(heard);
    }

    <E extends ServerEvent> List<E> heard(Class<E> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Lets the session hear something it may have heard before.
    void sayAgain(ServerEvent event) {
        Objects.requireNonNull(session, "not connected").heard(event);
    }

    @Override
    public void connect(URI server, Hello hello, SignalingListener listener) {
        session = listener;
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
                        heard.add(event);
                        listener.heard(event);
                    }

                    @Override
                    public void disconnected(String reason) {
                        listener.disconnected(reason);
                    }
                });
    }

    @Override
    public void send(ClientEvent event, Consumer<Answer> answered) {
        real.send(event, answered);
    }

    @Override
    public void probe(Consumer<ProbeEcho> echo) {
        real.probe(echo);
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
