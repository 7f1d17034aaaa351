package app.matinee.lab.skew;

import app.matinee.lab.net.LinkProfile;
import java.util.Locale;

/// A link of each client, and what the product promises on it. The limits of the promise are also
/// the settling windows: what lies inside them is counted by its own figure.
public enum Profile {
    LAN(LinkProfile.halfOf(1, 0.3, 0, 0), 900, 1_500, 1_000),
    WAN(LinkProfile.halfOf(80, 20, 0.01, 0), 1_500, 2_500, 1_500),
    POOR(LinkProfile.halfOf(200, 60, 0.03, 8_000_000), 3_000, 4_000, 3_000);

    private final LinkProfile eachWay;
    private final Limits limits;

    Profile(LinkProfile eachWay, int resyncMs, int lateJoinMs, int blackoutMs) {
        this.eachWay = eachWay;
        this.limits = new Limits(resyncMs, lateJoinMs, blackoutMs);
    }

    /// @param resyncMs after a start, a seek, a stall
    /// @param lateJoinMs after somebody came late, for that one
    /// @param blackoutMs after a link came back, for that one
    record Limits(int resyncMs, int lateJoinMs, int blackoutMs) {}

    /// The same up and down. Half the round trip and half its variation each; loss and rate apply
    /// to each direction by itself.
    LinkProfile eachWay() {
        return eachWay;
    }

    Limits limits() {
        return limits;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As `--profile` takes it.
    @Override
    public String toString() {
        return wireName();
    }
}
