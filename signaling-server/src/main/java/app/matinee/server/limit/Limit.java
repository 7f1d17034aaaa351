package app.matinee.server.limit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Everything that is limited by how often it happens. The names are those of the configuration
/// (`--limit chat=2/10`) and of the metrics; the defaults are those of docs/security.md.
public enum Limit {
    /// Events of one socket, clock probes and ICE candidates aside.
    EVENTS(Rate.perSecond(20, 60)),
    /// Chat lines of one socket; they count as events too. So do seeks.
    CHAT(Rate.perSecond(2, 10)),
    SEEK(Rate.perSecond(5, 10)),
    /// ICE candidates of one socket: a call to a full room starts with hundreds.
    ICE(Rate.perSecond(50, 200)),
    CLOCK(Rate.perSecond(10, 40)),
    /// Refusals one socket may ignore before it is closed.
    REFUSALS(Rate.perSecond(5, 100)),
    /// Messages of one socket that break the protocol before it is closed.
    MISTAKES(Rate.perSecond(1, 20)),
    /// Events of one room, of all its members together: each goes out to all of them.
    ROOM(Rate.perSecond(200, 1_000)),
    /// Rooms made and entered by one address.
    JOINS(Rate.perSecond(1, 10)),
    /// Looks at a room from outside by one address.
    LOOKS(Rate.perSecond(5, 30)),
    /// Wrong passwords of one address.
    PASSWORDS(new Rate(5, 1, Duration.ofSeconds(30))),
    /// TURN credentials given to one address.
    TURN(new Rate(10, 10, Duration.ofMinutes(10)));

    private final Rate standard;

    Limit(Rate standard) {
        this.standard = standard;
    }

    Rate standard() {
        return standard;
    }

    /// As configuration and metrics write it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Limit> of(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key().equals(key)).findFirst();
    }
}
