package app.matinee.lab.rig;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.protocol.Timeline;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Steers the player as a [Baseline] would, in the place of the product's own policy.
///
/// The session keeps its connection, its clock and its room, but its player is deaf: it opens films
/// and always says that it rests, so the session's position is what it believes the *room's* to be.
/// Commands are obeyed when they arrive. The server's starts lie a lead in the future, which these
/// designs do not have: the room is taken to have started when the command passed the server, half
/// a round trip before it arrived here. That is as much as the better of them know, and the clock
/// under it is the product's, which most of them do not have.
///
/// Everything mutable belongs to one thread.
final class BaselineClient implements Party.Watcher {
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("baseline").factory());
    private final Baseline baseline;
    private final Player real;
    private @Nullable Party party;
    private Timeline obeyed = Timeline.EMPTY;

    /// The room's position and the instant it was there, as one line; NaN while nothing plays.
    private double lineMs = Double.NaN;

    private long lineNanos;
    private double rate = 1;
    private long rateNanos;

    BaselineClient(Baseline baseline, Player real) {
        this.baseline = baseline;
        this.real = real;
    }

    Player deafPlayer() {
        return new DeafPlayer(real);
    }

    void follow(Party watched) {
        thread.execute(() -> party = watched);
        watched.watch(this);
        var _ =
                thread.scheduleAtFixedRate(
                        this::look, baseline.everyMs(), baseline.everyMs(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void changed(PartyState state) {
        long now = System.nanoTime();
        thread.execute(() -> obey(state, now));
    }

    private void obey(PartyState state, long nanos) {
        PartyState.Room room = state.room();
        if (room == null || room.film().pending() || party == null) {
            return;
        }
        boolean ready = real.reading().status() != PlayerReading.Status.OPENING;
        Timeline timeline = room.film().timeline();
        if (timeline.equals(obeyed) || !ready || room.film().media() == null) {
            return;
        }
        obeyed = timeline;
        setRate(1);
        if (!timeline.playing()) {
            lineMs = Double.NaN;
            real.pause();
            real.seek(timeline.positionMs());
            return;
        }
        double oneWayMs = state.link() instanceof PartyState.Link.Up up ? up.rttMs() / 2 : 0;
        double known = party.positionMs();
        boolean underWay = known > timeline.positionMs();
        // Where the room is by now. One who comes late knows only what the clock says.
        lineMs = underWay ? known : timeline.positionMs() + Math.max(0, oneWayMs);
        lineNanos = nanos;
        real.seek(underWay ? known : timeline.positionMs());
        real.play();
    }

    private void look() {
        PlayerReading now = real.reading();
        if (Double.isNaN(lineMs) || now.status() != PlayerReading.Status.PLAYING) {
            return;
        }
        long nanos = System.nanoTime();
        double roomMs = lineMs + (nanos - lineNanos) / 1e6;
        double aheadMs = now.positionMs() - roomMs;
        switch (baseline.judge(aheadMs, rate, (nanos - rateNanos) / 1e6)) {
            case Baseline.Move.Stay() -> {}
            case Baseline.Move.Jump() -> {
                setRate(1);
                real.seek(roomMs);
                note("jump", aheadMs);
            }
            case Baseline.Move.Rate(double wanted) -> {
                setRate(wanted);
                if (wanted != 1) {
                    note("rate", aheadMs);
                }
            }
        }
    }

    private void setRate(double wanted) {
        if (wanted != rate) {
            rate = wanted;
            rateNanos = System.nanoTime();
            real.setRate(wanted);
        }
    }

    /// The laboratory reads these from the client's log.
    private static void note(String what, double aheadMs) {
        System.out.println("baseline " + System.nanoTime() + " " + what + " " + -aheadMs);
    }
}
