package app.matinee.protocol;

import java.util.Locale;

/// What the room allows whom, chosen by its host.
///
/// @param control the lowest role that may play, pause, seek, change the rate and the film
/// @param queue the lowest role that may change the queue
/// @param chat the lowest role that may write and react
/// @param speak the lowest role that may send sound and picture of themselves
/// @param share the lowest role that may share their screen
/// @param waitFor for whom a start waits
/// @param lobby whether newcomers wait at the door until a host or co-host lets them in
public record RoomPolicy(
        Role control,
        Role queue,
        Role chat,
        Role speak,
        Role share,
        WaitFor waitFor,
        boolean lobby) {
    /// Friends: everybody may do everything, nobody is waited for, and the door is open.
    public static final RoomPolicy OPEN =
            new RoomPolicy(Role.MEMBER, Role.MEMBER, Role.VIEWER, WaitFor.NOBODY);

    /// What a client means that says nothing of speaking, sharing and the door.
    public RoomPolicy(Role control, Role queue, Role chat, WaitFor waitFor) {
        this(control, queue, chat, Role.MEMBER, Role.MEMBER, waitFor, false);
    }

    public RoomPolicy waitingFor(WaitFor whom) {
        return new RoomPolicy(control, queue, chat, speak, share, whom, lobby);
    }

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
