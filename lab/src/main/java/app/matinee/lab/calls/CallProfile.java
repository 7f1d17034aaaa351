package app.matinee.lab.calls;

import app.matinee.lab.net.LinkProfile;
import java.util.Locale;

/// A link of each client, the way round what is in the way, and what the product promises on it.
enum CallProfile {
    LAN(LinkProfile.halfOf(1, 0.3, 0, 0), Reach.DIRECT),
    WAN(LinkProfile.halfOf(80, 20, 0.01, 0), Reach.DIRECT),
    POOR(LinkProfile.halfOf(200, 60, 0.03, 8_000_000), Reach.DIRECT),
    /// Everybody insists on the relay; every second client speaks to it over TCP.
    TURN(LinkProfile.halfOf(20, 4, 0, 0), Reach.RELAY_ONLY),
    /// Everybody sits behind a symmetric NAT of their own: no address that one peer sees is good
    /// for another.
    SYMMETRIC(LinkProfile.halfOf(20, 4, 0, 0), Reach.NAT);

    /// What is between people.
    enum Reach {
        DIRECT,
        RELAY_ONLY,
        NAT
    }

    private final LinkProfile eachWay;
    private final Reach reach;

    CallProfile(LinkProfile eachWay, Reach reach) {
        this.eachWay = eachWay;
        this.reach = reach;
    }

    LinkProfile eachWay() {
        return eachWay;
    }

    Reach reach() {
        return reach;
    }

    boolean needsRelay() {
        return reach != Reach.DIRECT;
    }

    /// As `--profile` takes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
