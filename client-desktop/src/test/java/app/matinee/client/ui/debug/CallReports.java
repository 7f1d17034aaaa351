package app.matinee.client.ui.debug;

import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Route;
import app.matinee.protocol.UserId;
import java.util.Optional;
import java.util.OptionalDouble;

/// Figures to show.
public final class CallReports {
    private CallReports() {}

    public static PeerStats stats(UserId who, double loss) {
        return new PeerStats(
                who,
                PeerState.CONNECTED,
                Optional.of(new Route(Route.Type.DIRECT, "udp", "host", "srflx")),
                OptionalDouble.of(23),
                OptionalDouble.of(4),
                loss,
                0,
                310_000,
                290_000,
                OptionalDouble.empty(),
                Optional.of(new PeerStats.Picture(320, 180, 15, 2)),
                Optional.empty());
    }
}
