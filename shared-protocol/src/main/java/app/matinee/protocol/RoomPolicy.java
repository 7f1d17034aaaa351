package app.matinee.protocol;

import java.util.Locale;

/// What the room allows whom, chosen by its host.
///
/// @param control the lowest role that may play, pause, seek, change the rate and the film
/// @param queue the lowest role that may change the queue
/// @param chat the lowest role that may write and react
/// @param waitFor for whom a start waits
public record RoomPolicy(Role control, Role queue, Role chat, WaitFor waitFor) {
    /// Friends: everybody may do everything, and nobody is waited for.
    public static final RoomPolicy OPEN =
            new RoomPolicy(Role.MEMBER, Role.MEMBER, Role.VIEWER, WaitFor.NOBODY);

    /// Who must be ready before the film starts or goes on after buffering.
    public enum WaitFor {
        EVERYBODY,
        MAJORITY,
        NOBODY;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
