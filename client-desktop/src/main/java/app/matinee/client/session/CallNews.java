package app.matinee.client.session;

import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.MediaDevices;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Route;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.ScreenSource;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.Thumbnail;
import app.matinee.protocol.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the engine said of itself, the newest of each.
///
/// @param slots how one's own devices stand; absent means off
/// @param live the pictures that arrive
/// @param stats of the last second
record CallNews(
        PartyState.Engine engine,
        boolean sound,
        Map<Slot, SlotState> slots,
        Map<UserId, PartyState.Tie> ties,
        Set<StreamId> live,
        List<PeerStats> stats,
        MediaDevices devices,
        Optional<SendPlan> plan,
        ScreensOnOffer screens) {
    private static final PartyState.Tie CONNECTING =
            new PartyState.Tie(PeerState.CONNECTING, Optional.empty());

    static final CallNews NONE =
            new CallNews(
                    PartyState.Engine.RESTING,
                    true,
                    Map.of(),
                    Map.of(),
                    Set.of(),
                    List.of(),
                    new MediaDevices(List.of(), List.of(), true),
                    Optional.empty(),
                    ScreensOnOffer.UNKNOWN);

    CallNews {
        slots = Map.copyOf(slots);
        ties = Map.copyOf(ties);
        live = Set.copyOf(live);
        stats = List.copyOf(stats);
    }

    SlotState slot(Slot slot) {
        return slots.getOrDefault(slot, SlotState.OFF);
    }

    PeerState tie(UserId peer) {
        PartyState.Tie tie = ties.get(peer);
        return tie == null ? PeerState.CONNECTING : tie.state();
    }

    CallNews after(CallEvent event) {
        return switch (event) {
            case CallEvent.SendSignal signal -> this;
            case CallEvent.Levels levels -> this;
            case CallEvent.Screens(SlotState state, List<ScreenSource> sources) ->
                    offering(new ScreensOnOffer(Optional.of(state), sources, Map.of()));
            case CallEvent.ScreenThumbnail(ScreenChoice of, Thumbnail picture) ->
                    offering(screens.with(of, picture));
            case CallEvent.PeerChanged(UserId peer, PeerState state, Optional<Route> route) ->
                    with(slots, put(ties, peer, new PartyState.Tie(state, route)), live);
            case CallEvent.SlotChanged(Slot slot, SlotState state) ->
                    with(put(slots, slot, state), ties, live);
            case CallEvent.StreamChanged(StreamId stream, boolean on) -> {
                Set<StreamId> now = new HashSet<>(live);
                if (on) {
                    now.add(stream);
                } else {
                    now.remove(stream);
                }
                yield with(slots, ties, now);
            }
            case CallEvent.Stats(List<PeerStats> newest) ->
                    new CallNews(engine, sound, slots, ties, live, newest, devices, plan, screens);
            case CallEvent.Devices(MediaDevices plugged) ->
                    new CallNews(engine, sound, slots, ties, live, stats, plugged, plan, screens);
            case CallEvent.PlanChanged(SendPlan changed) ->
                    new CallNews(
                            engine,
                            sound,
                            slots,
                            ties,
                            live,
                            stats,
                            devices,
                            Optional.of(changed),
                            screens);
            case CallEvent.EngineReady(boolean hasSound) ->
                    new CallNews(
                            PartyState.Engine.UP,
                            hasSound,
                            slots,
                            ties,
                            live,
                            stats,
                            devices,
                            plan,
                            screens);
            case CallEvent.EngineDied died ->
                    new CallNews(
                            died.restarts() ? PartyState.Engine.RESTARTING : PartyState.Engine.DOWN,
                            sound,
                            Map.of(),
                            ties.keySet().stream()
                                    .collect(Collectors.toMap(p -> p, p -> CONNECTING)),
                            Set.of(),
                            List.of(),
                            devices,
                            plan,
                            screens);
        };
    }

    private CallNews offering(ScreensOnOffer now) {
        return new CallNews(engine, sound, slots, ties, live, stats, devices, plan, now);
    }

    /// Forgets whoever is no longer there.
    CallNews keeping(Set<UserId> peers) {
        if (peers.containsAll(ties.keySet())
                && stats.stream().allMatch(s -> peers.contains(s.peer()))) {
            return this;
        }
        Map<UserId, PartyState.Tie> kept = new HashMap<>(ties);
        kept.keySet().retainAll(peers);
        Set<StreamId> streams = new HashSet<>(live);
        streams.removeIf(s -> s.peer().filter(p -> !peers.contains(p)).isPresent());
        List<PeerStats> figures = stats.stream().filter(s -> peers.contains(s.peer())).toList();
        return new CallNews(engine, sound, slots, kept, streams, figures, devices, plan, screens);
    }

    private CallNews with(
            Map<Slot, SlotState> newSlots,
            Map<UserId, PartyState.Tie> newTies,
            Set<StreamId> newLive) {
        return new CallNews(
                engine, sound, newSlots, newTies, newLive, stats, devices, plan, screens);
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        Map<K, V> now = new HashMap<>(map);
        now.put(key, value);
        return now;
    }
}
