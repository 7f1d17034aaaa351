package app.matinee.client.session;

import app.matinee.client.player.Player;
import app.matinee.client.signaling.Answer;
import app.matinee.client.signaling.ConnectFailure;
import app.matinee.client.signaling.Signaling;
import app.matinee.client.signaling.SignalingListener;
import app.matinee.protocol.ServerEvent;
import java.util.function.Consumer;

/// Does what was decided, by calling the ports. Belongs to the session's mailbox; what comes back
/// goes into that mailbox.
final class EffectRunner {
    private final Ports ports;
    private final Consumer<Input> mailbox;
    private final Consumer<Moment> moments;
    private Runnable takeBackPlay = () -> {};
    private double volume;
    private double gain = 1;

    /// @param volume the film's as it was left the last time, 0 to 1
    EffectRunner(Ports ports, double volume, Consumer<Input> mailbox, Consumer<Moment> moments) {
        this.ports = ports;
        this.mailbox = mailbox;
        this.moments = moments;
        this.volume = volume;
    }

    void run(Effect effect) {
        Signaling signaling = ports.signaling();
        Player player = ports.player();
        switch (effect) {
            case Effect.Connect connect ->
                    signaling.connect(
                            connect.server(),
                            ports.keepsakes()
                                    .identityAt(connect.server())
                                    .map(connect.hello()::as)
                                    .orElse(connect.hello()),
                            new Listener(connect.connection(), mailbox));
            case Effect.Disconnect disconnect -> signaling.disconnect();
            case Effect.Send send -> send(signaling, send);
            case Effect.Probe probe ->
                    signaling.probe(echo ->
                            mailbox.accept(new Input.ProbeReturned(probe.connection(), echo)));
            case Effect.FetchLibrary fetch ->
                    ports.library()
                            .fetch(
                                    fetch.server(),
                                    fetch.grant(),
                                    films ->
                                            mailbox.accept(
                                                    new Input.LibraryCame(fetch.server(), films)));
            case Effect.OpenFilm open ->
                    player.open(
                            FilmAddress.nearest(open.media(), open.source(), ports.localFilms()),
                            open.startMs());
            case Effect.UnloadFilm unload -> player.unload();
            case Effect.PausePlayer pause -> {
                takeBackPlay.run();
                player.pause();
            }
            case Effect.SeekPlayer seek -> player.seek(seek.positionMs());
            case Effect.SetPlayerRate rate -> player.setRate(rate.rate());
            case Effect.PlayAt play -> playAt(play.atNanos());
            case Effect.SetSound set -> {
                volume = set.sound().volume();
                player.setVolume(volume * gain);
                player.setMuted(set.sound().muted());
                ports.keepsakes().sound(set.sound());
            }
            case Effect.KeepCallChoices keep -> ports.keepsakes().callChoices(keep.choices());
            case Effect.TellEngine tell -> ports.calls().perform(tell.command());
            case Effect.Duck duck -> {
                gain = duck.gain();
                player.setVolume(volume * gain);
            }
            case Effect.Remember room ->
                    ports.keepsakes()
                            .visited(room.server(), room.roomId(), room.title(), room.name());
            case Effect.KeepIdentity keep ->
                    ports.keepsakes().identity(keep.server(), keep.token());
            case Effect.Tell tell -> moments.accept(tell.moment());
        }
    }

    private void send(Signaling signaling, Effect.Send send) {
        Consumer<Answer> answered =
                send.request() instanceof Request.Silent
                        ? answer -> {}
                        : answer ->
                                mailbox.accept(
                                        new Input.Answered(
                                                send.connection(), send.request(), answer));
        signaling.send(send.event(), answered);
    }

    private void playAt(long atNanos) {
        takeBackPlay.run();
        takeBackPlay =
                ports.scheduler()
                        .at(
                                atNanos,
                                () -> {
                                    ports.player().play();
                                    mailbox.accept(new Input.PlayCalled());
                                });
    }

    private record Listener(long connection, Consumer<Input> mailbox) implements SignalingListener {
        @Override
        public void connected() {
            mailbox.accept(new Input.Connected(connection));
        }

        @Override
        public void failed(ConnectFailure failure) {
            mailbox.accept(new Input.ConnectFailed(connection, failure));
        }

        @Override
        public void heard(ServerEvent event) {
            mailbox.accept(new Input.Heard(connection, event));
        }

        @Override
        public void disconnected(String reason) {
            mailbox.accept(new Input.Disconnected(connection, reason));
        }
    }
}
