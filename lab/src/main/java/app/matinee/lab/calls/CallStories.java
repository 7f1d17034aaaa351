package app.matinee.lab.calls;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.lab.calls.PictureWatch.Direction;
import app.matinee.lab.process.LabException;
import app.matinee.lab.process.ProcessStat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/// Things that happen to the last of the callers, and how long pictures took to come back. A story
/// ends when everybody sees everybody again.
final class CallStories {
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration DARK = Duration.ofSeconds(12);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final List<Caller> callers;
    private final PictureWatch watch;
    private final Relay relay;
    private final IntFunction<CallNetwork> network;
    private final Caller hero;
    private final int churns;

    CallStories(
            List<Caller> callers,
            PictureWatch watch,
            Relay relay,
            IntFunction<CallNetwork> network,
            int churns) {
        this.callers = callers;
        this.watch = watch;
        this.relay = relay;
        this.network = network;
        this.churns = churns;
        hero = callers.getLast();
    }

    /// @return one line of what was measured
    String play(Story story) throws IOException, LabException {
        CallsRun.pause(BETWEEN);
        int deathsBefore = callers.stream().mapToInt(Caller::deaths).sum();
        String told =
                switch (story) {
                    case DARK -> dark();
                    case ADDRESS -> address();
                    case KILL -> kill();
                    case SERVER -> server();
                    case SCREEN -> screen();
                    case CHURN -> churn();
                };
        int deaths = callers.stream().mapToInt(Caller::deaths).sum() - deathsBefore;
        return story + ": " + told + " engine_deaths=" + deaths;
    }

    private String dark() {
        hero.host().setDark(true);
        CallsRun.pause(DARK);
        long lightNanos = System.nanoTime();
        hero.host().setDark(false);
        return "back_ms=" + backSince(lightNanos);
    }

    private String address() throws IOException {
        long nanos = System.nanoTime();
        hero.host().changeAddress();
        return "back_ms=" + backSince(nanos);
    }

    private String kill() throws LabException {
        long nanos = System.nanoTime();
        hero.process().destroyForcibly();
        Caller.await(Duration.ofSeconds(5), () -> !hero.isReady());
        return "back_ms=" + backSince(nanos);
    }

    private String server() {
        relay.setAway(true);
        long begin = System.nanoTime();
        CallsRun.pause(AWAY);
        relay.setAway(false);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double worst =
                watch.directions().stream()
                        .mapToDouble(d -> d.since(begin).size() / seconds)
                        .min()
                        .orElse(0);
        return String.format(Locale.ROOT, "fps_min_without_server=%.1f", worst);
    }

    private String screen() {
        long begin = System.nanoTime();
        hero.perform(new CallCommand.UseScreen(new ScreenChoice.WholeScreen()));
        StreamId stream = StreamId.of(hero.id(), Slot.SCREEN);
        List<Caller> viewers = callers.stream().filter(caller -> caller != hero).toList();
        boolean seen =
                Caller.await(
                        BACK,
                        () ->
                                viewers.stream()
                                        .allMatch(v -> v.frames().newest(stream).isPresent()));
        long seenMs = millisSince(begin);
        CallsRun.pause(BETWEEN);
        hero.perform(new CallCommand.UseScreen(new ScreenChoice.Off()));
        long stopped = System.nanoTime();
        CallsRun.pause(BETWEEN);
        return "seen_by_all="
                + seen
                + " seen_ms="
                + seenMs
                + " cameras_back_ms="
                + backSince(stopped);
    }

    /// Joins and leaves; the one who stays is who must not grow.
    private String churn() throws IOException, LabException {
        Caller stays = callers.getFirst();
        long heroPid = hero.process().pid();
        long staysPid = stays.process().pid();
        long staysBefore = 0;
        long heroBefore = 0;
        int connected = 0;
        for (int i = 0; i < churns; i++) {
            hero.perform(new CallCommand.Leave());
            for (Caller caller : callers) {
                if (caller != hero) {
                    caller.perform(new CallCommand.RemovePeer(hero.id()));
                }
            }
            callers.forEach(Caller::forgetConnections);
            hero.join(network.apply(callers.size() - 1), callers);
            for (Caller caller : callers) {
                if (caller != hero) {
                    caller.perform(new CallCommand.AddPeer(hero.id()));
                }
            }
            boolean all =
                    Caller.await(
                            Duration.ofSeconds(15),
                            () ->
                                    callers.stream()
                                            .filter(caller -> caller != hero)
                                            .allMatch(caller ->
                                                    caller.isConnectedWith(hero.id())
                                                            && hero.isConnectedWith(caller.id())));
            connected += all ? 1 : 0;
            if (i == Math.min(20, churns / 2)) {
                // Libraries loaded, pools filled: from here on growth is growth.
                staysBefore = ProcessStat.residentBytes(staysPid);
                heroBefore = ProcessStat.residentBytes(heroPid);
            }
        }
        CallsRun.pause(BETWEEN);
        return String.format(
                Locale.ROOT,
                "times=%d connected=%d growth_of_who_stays_mb=%.1f growth_of_who_churns_mb=%.1f",
                churns,
                connected,
                (ProcessStat.residentBytes(staysPid) - staysBefore) / 1e6,
                (ProcessStat.residentBytes(heroPid) - heroBefore) / 1e6);
    }

    /// How long until every direction of the hero's has shown a picture drawn since, milliseconds.
    private String backSince(long nanos) {
        long begin = nanos;
        boolean back =
                Caller.await(
                        BACK,
                        () ->
                                watch.between(hero).stream()
                                        .allMatch(d -> !fresh(d, begin).isEmpty()));
        if (!back) {
            return "never; missing "
                    + watch.between(hero).stream().filter(d -> fresh(d, begin).isEmpty()).toList();
        }
        return Long.toString(
                watch.between(hero).stream()
                        .mapToLong(d -> (fresh(d, begin).getFirst().atNanos() - begin) / 1_000_000)
                        .max()
                        .orElse(0));
    }

    private static List<PictureWatch.Picture> fresh(Direction direction, long nanos) {
        return direction.since(nanos).stream()
                .filter(p -> p.atNanos() - p.ageMs() * 1_000_000L >= nanos)
                .toList();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
