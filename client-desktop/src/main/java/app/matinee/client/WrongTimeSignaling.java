package app.matinee.client;

import app.matinee.client.signaling.Answer;
import app.matinee.client.signaling.ProbeEcho;
import app.matinee.client.signaling.Signaling;
import app.matinee.client.signaling.SignalingListener;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.Hello;
import java.net.URI;
import java.util.function.Consumer;

/// Another signaling, whose probes are stamped by a clock set wrong.
record WrongTimeSignaling(Signaling real, ClockError clock) implements Signaling {
    @Override
    public void connect(URI server, Hello hello, SignalingListener listener) {
        real.connect(server, hello, listener);
    }

    @Override
    public void send(ClientEvent event, Consumer<Answer> answered) {
        real.send(event, answered);
    }

    @Override
    public void probe(Consumer<ProbeEcho> heard) {
        real.probe(echo -> heard.accept(clock.onWrongTime(echo)));
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
