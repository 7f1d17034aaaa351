package app.matinee.client.ui.faces;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Call;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.protocol.Member;
import app.matinee.protocol.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Who is on, and what this person does about their own microphone, camera and screen. FX thread.
public final class FacesViewModel {
    /// Above this share of lost packets, or this round trip, people notice.
    private static final double WEAK_LOSS = 0.05;

    private static final double WEAK_RTT_MS = 300;

    private final Party party;
    private final Set<UserId> hidden = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<Face>> faces = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Call> call = new ReadOnlyObjectWrapper<>(Call.OFF);
    private final ReadOnlyObjectWrapper<Optional<Member>> sharer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper hiding = new ReadOnlyBooleanWrapper();
    private @Nullable UserId pinned;
    private PartyState state = PartyState.LOBBY;

    public FacesViewModel(Party party, PartyFeed feed) {
        this.party = party;
        feed.follow(now -> {
            state = now;
            draw();
        });
    }

    ReadOnlyObjectProperty<List<Face>> faces() {
        return faces.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Call> call() {
        return call.getReadOnlyProperty();
    }

    /// Who shows their screen; empty while it is this person.
    ReadOnlyObjectProperty<Optional<Member>> sharer() {
        return sharer.getReadOnlyProperty();
    }

    /// Whether somebody's tile was put away.
    ReadOnlyBooleanProperty hiding() {
        return hiding.getReadOnlyProperty();
    }

    public void toggleMicrophone() {
        party.post(new UserAction.SwitchMicrophone(!state.call().wish().mic()));
    }

    public void toggleCamera() {
        party.post(new UserAction.SwitchCamera(!state.call().wish().camera()));
    }

    /// Stops showing one's screen, or lets this person choose what to show.
    public void toggleScreen(Runnable choose) {
        if (state.call().sharing()) {
            party.post(new UserAction.StopScreen());
        } else {
            choose.run();
        }
    }

    public void talk(boolean held) {
        if (state.call().wish().pushToTalk() && state.call().wish().talking() != held) {
            party.post(new UserAction.Talk(held));
        }
    }

    void mute(UserId who, boolean mute) {
        party.post(new UserAction.MutePerson(who, mute));
    }

    /// The pinned face comes first and larger; the same again unpins.
    void pin(UserId who) {
        pinned = who.equals(pinned) ? null : who;
        draw();
    }

    void hide(UserId who) {
        hidden.add(who);
        draw();
    }

    void showAll() {
        hidden.clear();
        draw();
    }

    private void draw() {
        PartyState.Room room = state.room();
        Call now = state.call();
        call.set(now);
        if (room == null) {
            hidden.clear();
            pinned = null;
            faces.set(List.of());
            sharer.set(Optional.empty());
            hiding.set(false);
            return;
        }
        boolean anybody =
                now.wish().camera()
                        || now.wish().mic()
                        || room.members().stream().anyMatch(m -> m.call().onAir());
        hidden.retainAll(room.members().stream().map(Member::userId).toList());
        hiding.set(!hidden.isEmpty());
        faces.set(
                !anybody
                        ? List.of()
                        : room.members().stream()
                                .filter(m -> isOn(m, room, now) && !hidden.contains(m.userId()))
                                .map(m -> face(m, room, now))
                                .sorted((a, b) -> Boolean.compare(b.pinned(), a.pinned()))
                                .toList());
        sharer.set(
                room.members().stream()
                        .filter(m -> m.call().screen() && !m.userId().equals(room.self()))
                        .findFirst());
    }

    private static boolean isOn(Member member, PartyState.Room room, Call call) {
        return member.userId().equals(room.self())
                ? call.wish().camera() || call.wish().mic()
                : member.call().camera() || member.call().mic();
    }

    private Face face(Member member, PartyState.Room room, Call call) {
        UserId who = member.userId();
        boolean self = who.equals(room.self());
        return new Face(
                who,
                member.name(),
                self,
                self && isMirrored(call),
                self
                        ? call.wish().camera() && call.slot(Slot.CAMERA) == SlotState.LIVE
                        : member.call().camera(),
                self ? !call.micOpen() : !member.call().mic(),
                call.wish().muted().contains(who),
                call.speaking().contains(who) && (!self || call.micOpen()),
                who.equals(pinned),
                self ? Face.Quality.GOOD : quality(who, call));
    }

    static boolean isMirrored(Call call) {
        return !(call.wish().lens() instanceof CameraChoice.Drawn);
    }

    private static Face.Quality quality(UserId who, Call call) {
        PartyState.Tie tie = call.ties().get(who);
        PeerState state = tie == null ? PeerState.CONNECTING : tie.state();
        return switch (state) {
            case CONNECTING -> Face.Quality.CONNECTING;
            case INTERRUPTED, FAILED -> Face.Quality.BROKEN;
            case CONNECTED ->
                    call.stats().stream()
                                    .filter(s -> s.peer().equals(who))
                                    .anyMatch(FacesViewModel::isWeak)
                            ? Face.Quality.WEAK
                            : Face.Quality.GOOD;
        };
    }

    private static boolean isWeak(PeerStats stats) {
        return stats.lossIn() > WEAK_LOSS || stats.rttMs().orElse(0) > WEAK_RTT_MS;
    }
}
