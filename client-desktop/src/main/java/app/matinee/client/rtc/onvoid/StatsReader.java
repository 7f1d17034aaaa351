package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Route;
import app.matinee.client.rtc.Slot;
import app.matinee.protocol.UserId;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Makes one second's [PeerStats] of two reports (W3C Identifiers for WebRTC's Statistics API).
/// Remembers the counters of the last report. Owner's thread.
final class StatsReader {
    private final Map<String, Double> before = new HashMap<>();
    private double beforeMicros;

    PeerStats read(UserId peer, PeerState state, RTCStatsReport report) {
        Map<String, RTCStats> all = report.getStats();
        double micros = report.getTimestamp();
        double seconds = beforeMicros == 0 ? 1 : Math.max(0.05, (micros - beforeMicros) / 1e6);
        beforeMicros = micros;
        double bitsIn = 0;
        double bitsOut = 0;
        double lostIn = 0;
        double arrived = 0;
        double sent = 0;
        double lostOut = 0;
        OptionalDouble jitter = OptionalDouble.empty();
        Optional<PeerStats.Picture> camera = Optional.empty();
        Optional<PeerStats.Picture> screen = Optional.empty();
        for (RTCStats stats : all.values()) {
            if (stats.getType() == RTCStatsType.INBOUND_RTP) {
                bitsIn += 8 * change(stats, "bytesReceived") / seconds;
                lostIn += Math.max(0, change(stats, "packetsLost"));
                arrived += change(stats, "packetsReceived");
                if (isVideo(stats)) {
                    Optional<PeerStats.Picture> picture = picture(stats, seconds);
                    // Sections are numbered in the order of the slots.
                    if (mid(stats) == Slot.SCREEN.ordinal()) {
                        screen = picture;
                    } else {
                        camera = picture;
                    }
                } else {
                    jitter = OptionalDouble.of(1_000 * number(stats, "jitter").orElse(0));
                }
            } else if (stats.getType() == RTCStatsType.OUTBOUND_RTP) {
                bitsOut += 8 * change(stats, "bytesSent") / seconds;
                sent += change(stats, "packetsSent");
            } else if (stats.getType() == RTCStatsType.REMOTE_INBOUND_RTP) {
                // By count, not by the reports' shares: one packet of a stream that sends two a
                // second is no loss of a half.
                lostOut += Math.max(0, change(stats, "packetsLost"));
            }
        }
        RTCStats pair = chosenPair(all);
        return new PeerStats(
                peer,
                state,
                pair == null ? Optional.empty() : Optional.of(route(all, pair)),
                pair == null ? OptionalDouble.empty() : milliseconds(pair, "currentRoundTripTime"),
                jitter,
                lostIn + arrived == 0 ? 0 : lostIn / (lostIn + arrived),
                lostOut == 0 ? 0 : lostOut / Math.max(lostOut, sent),
                bitsIn,
                bitsOut,
                pair == null ? OptionalDouble.empty() : number(pair, "availableOutgoingBitrate"),
                camera,
                screen);
    }

    /// How the media travel, of any report.
    static Optional<Route> route(RTCStatsReport report) {
        RTCStats pair = chosenPair(report.getStats());
        return pair == null ? Optional.empty() : Optional.of(route(report.getStats(), pair));
    }

    /// The microphone's loudness, of a report about its sender: after echo cancellation.
    static double ownLevel(RTCStatsReport report) {
        return report.getStats().values().stream()
                .filter(s -> s.getType() == RTCStatsType.MEDIA_SOURCE)
                .mapToDouble(s -> number(s, "audioLevel").orElse(0))
                .max()
                .orElse(0);
    }

    private static @Nullable RTCStats chosenPair(Map<String, RTCStats> all) {
        for (RTCStats stats : all.values()) {
            if (stats.getType() == RTCStatsType.TRANSPORT) {
                return all.get(text(stats, "selectedCandidatePairId"));
            }
        }
        return null;
    }

    private static Route route(Map<String, RTCStats> all, RTCStats pair) {
        RTCStats local = all.get(text(pair, "localCandidateId"));
        RTCStats remote = all.get(text(pair, "remoteCandidateId"));
        String localType = local == null ? "" : text(local, "candidateType");
        String remoteType = remote == null ? "" : text(remote, "candidateType");
        String transport = local == null ? "" : text(local, "relayProtocol");
        if (transport.isEmpty() && local != null) {
            transport = text(local, "protocol");
        }
        boolean relayed = localType.equals("relay") || remoteType.equals("relay");
        return new Route(
                relayed ? Route.Type.RELAY : Route.Type.DIRECT, transport, localType, remoteType);
    }

    private Optional<PeerStats.Picture> picture(RTCStats stats, double seconds) {
        double decoded = change(stats, "framesDecoded");
        double width = number(stats, "frameWidth").orElse(0);
        if (width == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new PeerStats.Picture(
                        (int) width,
                        (int) number(stats, "frameHeight").orElse(0),
                        decoded / seconds,
                        (long) number(stats, "freezeCount").orElse(0)));
    }

    private static boolean isVideo(RTCStats stats) {
        return text(stats, "kind").equals("video");
    }

    private static int mid(RTCStats stats) {
        try {
            return Integer.parseInt(text(stats, "mid"));
        } catch (NumberFormatException e) {
            return -1; // another client's name for it
        }
    }

    /// How much a counter has grown since the last report.
    private double change(RTCStats stats, String name) {
        double now = number(stats, name).orElse(0);
        Double was = before.put(stats.getId() + name, now);
        return was == null ? 0 : now - was;
    }

    private static OptionalDouble milliseconds(RTCStats stats, String name) {
        OptionalDouble seconds = number(stats, name);
        return seconds.isPresent()
                ? OptionalDouble.of(1_000 * seconds.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble number(RTCStats stats, String name) {
        return stats.getAttributes().get(name) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private static String text(RTCStats stats, String name) {
        Object value = stats.getAttributes().get(name);
        return value == null ? "" : value.toString();
    }
}
