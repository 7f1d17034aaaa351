package app.matinee.client.session;

import app.matinee.client.rtc.CallCommand;
import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.Hello;
import app.matinee.protocol.Media;
import app.matinee.protocol.RoomId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a decision wants done. [EffectRunner] does it.
sealed interface Effect {
    record Connect(long connection, URI server, Hello hello) implements Effect {}

    record Disconnect() implements Effect {}

    record Send(long connection, ClientEvent event, Request request) implements Effect {}

    record Probe(long connection) implements Effect {}

    /// @param grant opens a library that is not open to everybody; null for none
    record FetchLibrary(URI server, @Nullable String grant) implements Effect {
        /// Leaves the grant out.
        @Override
        public String toString() {
            return "FetchLibrary[" + server + "]";
        }
    }

    /// @param token who this person is to that server; null to forget it
    record KeepIdentity(URI server, @Nullable String token) implements Effect {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "KeepIdentity[" + server + "]";
        }
    }

    /// @param source used when this person has no copy of a library film on disk
    record OpenFilm(Media media, URI source, long startMs) implements Effect {}

    record UnloadFilm() implements Effect {}

    /// Also takes back a `play()` that waits.
    record PausePlayer() implements Effect {}

    record SeekPlayer(double positionMs) implements Effect {}

    record SetPlayerRate(double rate) implements Effect {}

    /// @param atNanos local monotonic clock; replaces a `play()` that waits
    record PlayAt(long atNanos) implements Effect {}

    record SetSound(Sound sound) implements Effect {}

    /// For the next evening.
    record KeepCallChoices(CallChoices choices) implements Effect {}

    record TellEngine(CallCommand command) implements Effect {}

    /// @param gain what the film's volume is multiplied with, 0 to 1
    record Duck(double gain) implements Effect {}

    record Remember(URI server, RoomId roomId, String title, String name) implements Effect {}

    record Tell(Moment moment) implements Effect {}
}
