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
/// and always says that it rests, so the session's position is where the *room* is, for everybody
/// alike, also for who comes late. The clock under it is the product's, which most of these designs
/// do not have.
///
/// They obey commands on arrival, while our server sets starts a lead into the future. So the
/// start's instant stands for the command's passing the server, and it arrives here half a round
/// trip later: a server without a lead. Jitter and loss of that one message are spared them; the
/// lead is part of their time to resync.
///
/// Everything mutable belongs to one thread.
final class BaselineClient implements Party.Watcher {
    private static final long LOOK_OUT_MS = 4;
    private static final double LATE_MS = 500;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("baseline").factory());
    private final Baseline baseline;
    private final Player real;
    private @Nullable Party party;
    private Timeline obeyed = Timeline.EMPTY;

    /// Whether the player is to move: the last command said so and has arrived.
    private boolean moving;

    /// Whether this person's own command is on its way: the session's position is ahead of it.
    private boolean asking;

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
        thread.execute(() -> obey(state));
    }

    private void obey(PartyState state) {
        PartyState.Room room = state.room();
        asking = room != null && room.film().pending();
        if (room == null || asking || party == null) {
            return;
        }
        boolean ready =
                switch (real.reading().status()) {
                    case PAUSED, PLAYING, STALLED, ENDED -> true;
                    case EMPTY, OPENING, FAILED -> false;
                };
        // Before the clock is known the session cannot tell where a playing room is.
        boolean known = state.link() instanceof PartyState.Link.Up up && up.rttMs() >= 0;
        Timeline timeline = room.film().timeline();
        if (timeline.equals(obeyed) || !ready || !known || room.film().media() == null) {
            return;
        }
        obeyed = timeline;
        moving = false;
        setRate(1);
        if (timeline.playing()) {
            arrive(timeline, ((PartyState.Link.Up) state.link()).rttMs() / 2);
        } else {
            real.pause();
            real.seek(timeline.positionMs());
        }
    }

    /// @param wayMs from the server to here
    private void arrive(Timeline timeline, double wayMs) {
        Party room = party;
        if (room == null || timeline != obeyed) {
            return;
        }
        double passedMs = room.positionMs() - timeline.positionMs();
        if (passedMs < wayMs) {
            var _ =
                    thread.schedule(
                            () -> arrive(timeline, wayMs), LOOK_OUT_MS, TimeUnit.MILLISECONDS);
            return;
        }
        // The command says where, not when; only who comes long after it has to ask the clock.
        boolean late = passedMs > wayMs + LATE_MS;
        real.seek(late ? room.positionMs() : timeline.positionMs());
        real.play();
        moving = true;
    }

    private void look() {
        PlayerReading now = real.reading();
        Party room = party;
        if (!moving || asking || room == null || now.status() != PlayerReading.Status.PLAYING) {
            return;
        }
        long nanos = System.nanoTime();
        double roomMs = room.positionMs();
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
