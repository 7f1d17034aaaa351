package app.matinee.client.session;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.signaling.Answer;
import app.matinee.client.signaling.ConnectFailure;
import app.matinee.client.signaling.ProbeEcho;
import app.matinee.protocol.Media;
import app.matinee.protocol.ServerEvent;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Everything that can happen to a session. `connection` says which attempt to connect it belongs
/// to; what belongs to an earlier one is dropped.
sealed interface Input {
    record Wished(UserAction action) implements Input {}

    record Connected(long connection) implements Input {}

    record ConnectFailed(long connection, ConnectFailure failure) implements Input {}

    record Disconnected(long connection, String reason) implements Input {}

    record Heard(long connection, ServerEvent event) implements Input {}

    record Answered(long connection, Request request, Answer answer) implements Input {}

    record ProbeReturned(long connection, ProbeEcho echo) implements Input {}

    record LibraryCame(URI server, Optional<List<Media>> films) implements Input {}

    record PlayerChanged(PlayerReading reading) implements Input {}

    record PlayerFailed(PlayerFailure failure) implements Input {}

    record CallHappened(CallEvent event) implements Input {}

    /// A scheduled `play()` was called.
    record PlayCalled() implements Input {}

    /// A deadline of [SessionLogic#nextWakeInNanos] has come.
    record Woke() implements Input {}
}
