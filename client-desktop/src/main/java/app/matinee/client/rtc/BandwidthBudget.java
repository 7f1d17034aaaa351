package app.matinee.client.rtc;

import app.matinee.client.rtc.SendPlan.Reason;
import app.matinee.client.rtc.SendPlan.Send;
import app.matinee.client.rtc.SendPlan.Video;
import app.matinee.client.rtc.SendPlan.Withhold;
import app.matinee.protocol.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Divides what one may send over the people it goes to. In a mesh everything is sent to everybody,
/// so a picture's cost grows with the party, and on an ordinary line it is the uplink that ends
/// first. The order of giving way: the camera's size, its rate, the camera, the screen; voices
/// never by our own decision, and the film is not part of the budget at all (it is somebody else's
/// download, and leaves room because this stays well below an uplink).
///
/// Pure. Measurements come once a second; a step down follows a bad mean of some seconds, a step up
/// ten good ones, or pictures would flicker between sizes.
public final class BandwidthBudget {
    /// People in a call, oneself included, up to which cameras are sent. Measured: a mesh of six at
    /// 320×180 costs 12 % of a core each; every further person costs everybody one more stream each
    /// way.
    public static final int MAX_WITH_CAMERAS = 8;

    /// Opus for speech: 32 kbit/s is its sweet spot for full-band speech (RFC 7587 3.1.1).
    static final int VOICE_BITS = 32_000;

    /// What all cameras of one person together may take of the uplink, before anything is measured:
    /// half of what a slow ADSL line sends leaves the other half to the voices and the screen.
    private static final int UPLINK_BITS = 2_400_000;

    /// A share of the measured way that is left alone, for voices, retransmission and the film's
    /// commands.
    private static final double MEASURED_SHARE = 0.8;

    /// Loss that is heard and seen: Opus hides some 5 % (RFC 6716 2.1.7), and WebRTC's own control
    /// sends less above 10 %, and not more above 2 %.
    private static final double BAD_LOSS = 0.06;

    /// One packet of a second's twenty is 5 %: what counts is the mean of some seconds on each way,
    /// and only then the worst way. With one of a hundred lost by chance, as on any radio, that
    /// mean stays within eight times its own scatter of 0.6 %.
    private static final double LOSS_WEIGHT = 0.15;

    private static final int GOOD_SECONDS_TO_RISE = 10;

    /// Seconds in a row on the lowest rung before the camera goes too.
    private static final int BAD_SECONDS_TO_WITHHOLD = 3;

    /// The engine's guess of what a way carries begins low and takes some seconds to rise: a low
    /// one counts only when it stays.
    private static final int LOW_SECONDS = 4;

    /// Reports of what was lost while a way was cut keep coming for some seconds after.
    private static final int BLIND_SECONDS = 15;

    /// Sizes from good to poor. What it costs to one peer was chosen at about 0.08 bits a pixel,
    /// where VP8 at these sizes shows faces without blocks.
    private static final List<Send> CAMERA =
            List.of(
                    new Send(640, 360, 15, 320_000),
                    new Send(320, 180, 15, 150_000),
                    new Send(320, 180, 10, 100_000),
                    new Send(160, 90, 8, 50_000));

    private static final List<Send> SCREEN =
            List.of(
                    new Send(1_280, 720, 15, 1_200_000),
                    new Send(1_280, 720, 8, 600_000),
                    new Send(960, 540, 5, 300_000));

    /// What was measured over the last second on the way to somebody.
    ///
    /// @param loss share of what was sent that did not arrive, 0 to 1
    /// @param availableBitsPerS what the engine believes the way can carry; empty while unknown
    public record Measured(double loss, OptionalDouble availableBitsPerS) {}

    private int peers;
    private boolean voiceOnly;
    private boolean screenOn;
    private int rungsDown;
    private int goodSeconds;
    private int badSeconds;
    private int lowSeconds;
    private int blindSeconds;
    private final Map<UserId, Double> losses = new HashMap<>();
    private boolean withheld;

    /// @param peers other people in the call, 0 or more
    public void people(int peers) {
        this.peers = peers;
    }

    public void voiceOnly(boolean on) {
        voiceOnly = on;
    }

    /// A shared screen is what everybody looks at: the camera goes to its second-smallest size.
    public void screenOn(boolean on) {
        screenOn = on;
    }

    /// A way was cut. What was measured around it says nothing of what it carries once it is back.
    public void interrupted() {
        rungsDown = 0;
        goodSeconds = 0;
        badSeconds = 0;
        lowSeconds = 0;
        losses.clear();
        withheld = false;
        blindSeconds = BLIND_SECONDS;
    }

    /// One second has gone by.
    ///
    /// @param ways those that work; one that is interrupted says nothing of how much it carries
    public void measured(Map<UserId, Measured> ways) {
        if (blindSeconds > 0) {
            blindSeconds--;
            return;
        }
        // A way that carries only voices, or nothing, is not measured by it.
        double needed = bitsPerPeer() / MEASURED_SHARE;
        boolean low =
                !withheld
                        && ways.values().stream()
                                .anyMatch(way -> way.availableBitsPerS().orElse(needed) < needed);
        lowSeconds = low ? lowSeconds + 1 : 0;
        losses.keySet().retainAll(ways.keySet());
        ways.forEach((peer, way) -> {
            double before = losses.getOrDefault(peer, 0.0);
            losses.put(peer, before + LOSS_WEIGHT * (way.loss() - before));
        });
        if (worstLoss() > BAD_LOSS || lowSeconds >= LOW_SECONDS) {
            goodSeconds = 0;
            badSeconds++;
            if (rungsDown < CAMERA.size() - 1) {
                rungsDown++;
                badSeconds = 0;
                lowSeconds = 0;
            } else if (badSeconds >= BAD_SECONDS_TO_WITHHOLD) {
                withheld = true;
            }
            return;
        }
        badSeconds = 0;
        goodSeconds++;
        if (goodSeconds >= GOOD_SECONDS_TO_RISE) {
            goodSeconds = 0;
            if (withheld) {
                withheld = false;
            } else if (rungsDown > 0) {
                rungsDown--;
            }
        }
    }

    /// The mean of some seconds on the worst way, 0 to 1.
    double worstLoss() {
        return losses.values().stream().mapToDouble(loss -> loss).max().orElse(0);
    }

    public SendPlan plan() {
        return new SendPlan(camera(), screen(), VOICE_BITS);
    }

    private double bitsPerPeer() {
        return VOICE_BITS + bits(camera()) + (screenOn ? bits(screen()) : 0);
    }

    private static int bits(Video video) {
        return switch (video) {
            case Send send -> send.bitsPerS();
            case Withhold withhold -> 0;
        };
    }

    private Video camera() {
        if (peers + 1 > MAX_WITH_CAMERAS) {
            return new Withhold(Reason.TOO_MANY_PEOPLE);
        }
        if (voiceOnly) {
            return new Withhold(Reason.VOICE_ONLY);
        }
        if (withheld) {
            return new Withhold(Reason.POOR_NETWORK);
        }
        int rung = Math.min(CAMERA.size() - 1, firstRung() + rungsDown);
        return CAMERA.get(rung);
    }

    /// The best size whose cost to everybody fits the uplink. Two people see each other large.
    private int firstRung() {
        int first = screenOn || peers > 1 ? 1 : 0;
        for (int rung = first; rung < CAMERA.size(); rung++) {
            if ((long) CAMERA.get(rung).bitsPerS() * Math.max(1, peers) <= UPLINK_BITS / 2) {
                return rung;
            }
        }
        return CAMERA.size() - 1;
    }

    private Video screen() {
        if (voiceOnly) {
            return new Withhold(Reason.VOICE_ONLY);
        }
        int affordable = 0;
        while (affordable < SCREEN.size() - 1
                && (long) SCREEN.get(affordable).bitsPerS() * Math.max(1, peers) > UPLINK_BITS) {
            affordable++;
        }
        // Cameras give way first: the screen only steps down once they are gone.
        return SCREEN.get(Math.min(SCREEN.size() - 1, affordable + (withheld ? 1 : 0)));
    }
}
