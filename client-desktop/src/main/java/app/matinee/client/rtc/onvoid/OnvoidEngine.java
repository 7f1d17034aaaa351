package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.BandwidthBudget;
import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CallNetwork;
import app.matinee.client.rtc.CallsListener;
import app.matinee.client.rtc.FrameStore;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Signal;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.StreamId;
import app.matinee.protocol.UserId;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call on native WebRTC. Commands may be given from any thread; everything else, the
/// listener's calls included, is on the owner's.
///
/// Closing has one order, and any other kills the process: connections, then what captures, then
/// the factory, then the sound system.
public final class OnvoidEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OnvoidEngine.class);

    private static final long LEVELS_MS = 50;
    private static final long LOOK_MS = 500;
    private static final long STATS_MS = 1_000;

    /// Signals of somebody who was not added yet; a description and its candidates are some twenty.
    private static final int MAX_EARLY_SIGNALS = 64;

    private static final int MAX_EARLY_PEERS = 16;

    private final Owner owner = new Owner();
    private final CallsListener listener;
    private final FrameStore store;
    private final BandwidthBudget budget = new BandwidthBudget();
    private final NetworkWatch network = new NetworkWatch();
    private final Map<UserId, PeerLink> links = new LinkedHashMap<>();
    private final Map<UserId, Deque<Signal>> early = new HashMap<>();
    private final Set<UserId> muted = new HashSet<>();
    private final Map<UserId, PeerStats> latest = new HashMap<>();
    private @Nullable Slots slots;
    private @Nullable Sound sound;
    private @Nullable Rehearsal rehearsal;
    private @Nullable UserId self;
    private CallNetwork reach = CallNetwork.LOCAL;
    private SendPlan plan = budget.plan();
    private double ownLevel;
    private boolean closed;

    /// Opens nothing yet; [#open] does.
    public OnvoidEngine(CallsListener listener, FrameStore store) {
        this.listener = listener;
        this.store = store;
    }

    /// Loads the library and opens the sound system. Told by [CallEvent.EngineReady].
    public void open() {
        owner.post(() -> {
            Sound opened = Sound.open();
            sound = opened;
            slots = new Slots(opened, owner, store, this::slotChanged);
            listener.happened(new CallEvent.EngineReady(opened.isReal()));
            owner.every(LEVELS_MS, this::levels);
            owner.every(LOOK_MS, this::look);
            owner.every(STATS_MS, this::stats);
        });
    }

    public void perform(CallCommand command) {
        owner.post(() -> obey(command));
    }

    /// Runs something on the owner's thread, as a sign that it is alive.
    public void whenIdle(Runnable sign) {
        owner.post(sign);
    }

    private Slots slots() {
        Slots now = slots;
        if (now == null) {
            throw new IllegalStateException("not open");
        }
        return now;
    }

    private void obey(CallCommand command) {
        switch (command) {
            case CallCommand.Join join -> {
                leave();
                self = join.self();
                reach = join.network();
            }
            case CallCommand.Leave leave -> leave();
            case CallCommand.AddPeer add -> add(add.peer(), add.afresh());
            case CallCommand.RemovePeer remove -> remove(remove.peer());
            case CallCommand.Hear hear -> hear(hear.from(), hear.signal());
            case CallCommand.UseMicrophone use -> slots().useMicrophone(use.choice());
            case CallCommand.MuteMicrophone mute -> slots().muteMicrophone(mute.muted());
            case CallCommand.ProcessVoice process -> {
                if (slots().processVoice(process.how())) {
                    links.values().forEach(link -> link.useVoice(slots().microphone()));
                }
            }
            case CallCommand.UseCamera use -> slots().useCamera(use.choice(), plan);
            case CallCommand.UseScreen use -> slots().useScreen(use.choice(), plan);
            case CallCommand.MutePeer mute -> mute(mute.peer(), mute.muted());
            case CallCommand.UseNetwork use -> reach = use.network();
            case CallCommand.VoiceOnly voiceOnly -> {
                budget.voiceOnly(voiceOnly.on());
                replan();
            }
            case CallCommand.Reconnect reconnect -> {
                PeerLink link = links.get(reconnect.peer());
                if (link != null) {
                    link.reconnect();
                }
            }
            case CallCommand.ListDevices list -> slots().listDevices(listener);
            case CallCommand.ListScreens list -> slots().listScreens(listener);
            case CallCommand.WarmUp warmUp -> warmUp();
        }
    }

    private void warmUp() {
        Sound opened = sound;
        if (rehearsal == null && links.isEmpty() && opened != null) {
            rehearsal = new Rehearsal(opened, slots().microphone(), owner);
        }
    }

    private void add(UserId peer, boolean afresh) {
        UserId me = self;
        if (me == null || me.equals(peer) || links.containsKey(peer)) {
            return;
        }
        if (rehearsal != null) {
            rehearsal.close();
        }
        PeerLink link = new PeerLink(me, peer, muted.contains(peer), new InRoom());
        links.put(peer, link);
        budget.people(links.size());
        replan();
        link.start(afresh);
        Deque<Signal> waiting = early.remove(peer);
        if (waiting != null) {
            waiting.forEach(link::hear);
        }
    }

    private void remove(UserId peer) {
        early.remove(peer);
        muted.remove(peer);
        latest.remove(peer);
        PeerLink link = links.remove(peer);
        if (link != null) {
            link.close();
            budget.people(links.size());
            replan();
        }
    }

    private void hear(UserId from, Signal signal) {
        PeerLink link = links.get(from);
        if (link != null) {
            link.hear(signal);
            return;
        }
        if (self == null || early.size() >= MAX_EARLY_PEERS && !early.containsKey(from)) {
            return;
        }
        Deque<Signal> waiting = early.computeIfAbsent(from, f -> new ArrayDeque<>());
        if (waiting.size() < MAX_EARLY_SIGNALS) {
            waiting.add(signal);
        }
    }

    private void mute(UserId peer, boolean mute) {
        if (mute) {
            muted.add(peer);
        } else {
            muted.remove(peer);
        }
        PeerLink link = links.get(peer);
        if (link != null) {
            link.mute(mute);
        }
    }

    private void leave() {
        links.values().forEach(PeerLink::close);
        links.clear();
        early.clear();
        latest.clear();
        self = null;
        budget.people(0);
        replan();
    }

    private void replan() {
        SendPlan now = budget.plan();
        if (now.equals(plan)) {
            return;
        }
        plan = now;
        LOG.info("Sent from now on: {}", now);
        slots().use(now);
        for (PeerLink link : links.values()) {
            link.use(now);
            link.resend(Slot.CAMERA);
            link.resend(Slot.SCREEN);
        }
        listener.happened(new CallEvent.PlanChanged(now));
    }

    private void slotChanged(CallEvent.SlotChanged change) {
        if (change.slot() == Slot.SCREEN) {
            budget.screenOn(slots().track(Slot.SCREEN) != null);
            replan();
        }
        links.values().forEach(link -> link.resend(change.slot()));
        listener.happened(change);
    }

    private void levels() {
        boolean open = slots().track(Slot.MICROPHONE) != null && !slots().isMicrophoneMuted();
        PeerLink connected =
                links.values().stream()
                        .filter(link -> link.state() == PeerState.CONNECTED)
                        .findFirst()
                        .orElse(null);
        double alone = slots().ownLevel(open && connected == null);
        if (!open || connected == null) {
            ownLevel = alone;
        } else {
            connected.ownLevel(level -> ownLevel = level);
        }
        if (!open && connected == null) {
            return;
        }
        long now = System.nanoTime();
        Map<UserId, Double> heard = new HashMap<>();
        links.forEach((peer, link) -> heard.put(peer, link.level(now)));
        listener.happened(new CallEvent.Levels(ownLevel, heard));
    }

    private void look() {
        long now = System.nanoTime();
        links.values().forEach(link -> link.lookAtPictures(now));
        slots().look(now);
        if (network.hasChanged()) {
            LOG.info("This machine's addresses have changed");
            links.values().forEach(PeerLink::networkChanged);
        }
    }

    private void stats() {
        if (links.isEmpty()) {
            return;
        }
        List<PeerStats> told = new ArrayList<>(latest.values());
        if (!told.isEmpty()) {
            listener.happened(new CallEvent.Stats(told));
            budget.measured(working(told));
            replan();
        }
        links.forEach((peer, link) -> link.stats(stats -> latest.put(peer, stats)));
    }

    private static Map<UserId, BandwidthBudget.Measured> working(List<PeerStats> all) {
        return all.stream()
                .filter(stats -> stats.state() == PeerState.CONNECTED)
                .collect(
                        Collectors.toMap(
                                PeerStats::peer,
                                stats ->
                                        new BandwidthBudget.Measured(
                                                stats.lossOut(), stats.availableOutPerS())));
    }

    /// Idempotent. Returns when the library has let everything go, or after a bounded while.
    @Override
    public void close() {
        owner.post(() -> {
            if (closed) {
                return;
            }
            closed = true;
            links.values().forEach(link -> Owner.step("closing a connection", link::close));
            links.clear();
            if (rehearsal != null) {
                Owner.step("closing the rehearsal", rehearsal::close);
            }
            if (slots != null) {
                slots.close();
            }
            if (sound != null) {
                Owner.step("closing the sound", sound::close);
            }
        });
        owner.close();
    }

    private final class InRoom implements PeerLink.Room {
        @Override
        public Connection connect(Connection.Events events) {
            Sound opened = sound;
            if (opened == null) {
                throw new IllegalStateException("not open");
            }
            Connection connection =
                    new Connection(opened, reach, slots().placeholders(), owner, events);
            for (Slot slot : Slot.values()) {
                connection.send(slot, sending(slot));
            }
            return connection;
        }

        @Override
        public Owner owner() {
            return owner;
        }

        @Override
        public Picture show(StreamId stream, VideoTrack track) {
            return new Picture(stream, track, store);
        }

        @Override
        public SendPlan plan() {
            return plan;
        }

        @Override
        public @Nullable MediaStreamTrack sending(Slot slot) {
            return switch (slot) {
                case MICROPHONE -> slots().track(slot);
                case CAMERA -> plan.camera() instanceof SendPlan.Send ? slots().track(slot) : null;
                case SCREEN -> plan.screen() instanceof SendPlan.Send ? slots().track(slot) : null;
            };
        }

        @Override
        public void tell(CallEvent event) {
            if (event instanceof CallEvent.PeerChanged changed
                    && changed.state() == PeerState.INTERRUPTED) {
                budget.interrupted();
            }
            listener.happened(event);
        }
    }
}
