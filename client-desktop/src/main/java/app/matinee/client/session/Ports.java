package app.matinee.client.session;

import app.matinee.client.player.Player;
import app.matinee.client.rtc.Calls;
import app.matinee.client.rtc.NoCalls;
import app.matinee.client.signaling.LibraryFetch;
import app.matinee.client.signaling.Signaling;
import app.matinee.client.sync.Scheduler;

/// The world, as a session touches it. Whoever made a port closes it.
public record Ports(
        Signaling signaling,
        Player player,
        Calls calls,
        LibraryFetch library,
        Scheduler scheduler,
        Keepsakes keepsakes,
        LocalFilms localFilms) {

    /// Without faces and voices.
    public Ports(
            Signaling signaling,
            Player player,
            LibraryFetch library,
            Scheduler scheduler,
            Keepsakes keepsakes,
            LocalFilms localFilms) {
        this(signaling, player, new NoCalls(), library, scheduler, keepsakes, localFilms);
    }
}
