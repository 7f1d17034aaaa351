package app.matinee.client.session;

import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.sync.Cause;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.UserId;
import org.jspecify.annotations.Nullable;

/// Something that happened and passes: a toast, a line in the chat, an emoji over the film.
public sealed interface Moment {
    record Joined(UserId who, String name, boolean self) implements Moment {}

    record Left(UserId who, String name, LeaveReason reason) implements Moment {}

    /// @param name who did it; null when the server did
    /// @param positionMs where the film stood, media time, milliseconds
    /// @param mediaTitle what is on
    record PlaybackChanged(
            @Nullable String name,
            boolean self,
            PlaybackAction action,
            long positionMs,
            double rate,
            String mediaTitle)
            implements Moment {}

    record Reacted(UserId who, String name, boolean self, String emoji) implements Moment {}

    /// @param name who changed it; null when the server did
    record QueueChanged(@Nullable String name, int size) implements Moment {}

    /// This player was moved to be in step again.
    ///
    /// @param byMs how far, milliseconds, positive when it was behind
    /// @param audible whether playing sound was interrupted
    /// @param cause why it was not in step
    record Corrected(double byMs, boolean audible, Cause cause) implements Moment {}

    /// The link this person asked for.
    ///
    /// @param token its secret
    record InviteMade(String token) implements Moment {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "InviteMade[]";
        }
    }

    /// Somebody new waits at the door.
    record Knocked(String name) implements Moment {}

    /// A wish was refused and undone.
    record Refused(PartyState.Trouble.Refused why) implements Moment {}

    /// A line from the server or the room itself.
    record Notice(String text) implements Moment {}

    record LinkLost() implements Moment {}

    record LinkBack() implements Moment {}

    /// A microphone, a camera or a screen could not be had, or is gone.
    record DeviceTrouble(Slot slot, SlotState how) implements Moment {}

    /// The engine of calls ended by accident; the film goes on.
    record CallsStopped(boolean restarts) implements Moment {}

    /// … and is back.
    record CallsBack() implements Moment {}

    record ScreenShown(String name, boolean self) implements Moment {}

    record ScreenGone(String name, boolean self) implements Moment {}

    /// Faces and voices of somebody stay away; it is tried again.
    record TieBroken(String name) implements Moment {}

    record TieMended(String name) implements Moment {}

    /// The room silenced this person.
    record Silenced() implements Moment {}

    /// The microphone hears the film from the loudspeakers.
    record FilmLeaks() implements Moment {}
}
