package app.matinee.client.ui.waiting;

import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy.WaitFor;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Waiting, as a person meets it. FX thread.
public final class WaitingViewModel {
    private static final double NANOS_A_SECOND = 1e9;

    /// What the countdown begins with; the lead on top of it is not counted.
    private static final int COUNTED = 3;

    private final Party party;
    private final LongSupplier nanoTime;
    private final ReadOnlyIntegerWrapper countdown = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper host = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper mayCheck = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper mayCallOff = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper waitsForMe = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<WaitFor> waitFor =
            new ReadOnlyObjectWrapper<>(WaitFor.NOBODY);
    private final BooleanProperty alwaysReady = new SimpleBooleanProperty();
    private PartyState.@Nullable Room room;
    private long answeredUntilMs = Long.MIN_VALUE;

    /// @param nanoTime `System.nanoTime()`, or a test's
    public WaitingViewModel(Party party, PartyFeed feed, LongSupplier nanoTime) {
        this.party = party;
        this.nanoTime = nanoTime;
        alwaysReady.addListener((property, before, now) -> answerIfAlways());
        feed.follow(this::show);
    }

    /// 3, 2, 1; 0 when nothing is counted down.
    ReadOnlyIntegerProperty countdown() {
        return countdown.getReadOnlyProperty();
    }

    /// Whether [#tick] has something to count.
    ReadOnlyBooleanProperty counting() {
        return counting.getReadOnlyProperty();
    }

    /// Whether everybody is being asked.
    ReadOnlyBooleanProperty checking() {
        return checking.getReadOnlyProperty();
    }

    /// Whether this person's answer is missing.
    ReadOnlyBooleanProperty asked() {
        return asked.getReadOnlyProperty();
    }

    /// Whose answers are missing.
    ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty host() {
        return host.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty mayCheck() {
        return mayCheck.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty mayCallOff() {
        return mayCallOff.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty waitsForMe() {
        return waitsForMe.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<WaitFor> waitFor() {
        return waitFor.getReadOnlyProperty();
    }

    /// Answers each question at once, while this window is open.
    BooleanProperty alwaysReady() {
        return alwaysReady;
    }

    void check() {
        party.post(new UserAction.CheckReady());
    }

    void ready() {
        Waiting waiting = waiting();
        if (waiting != null) {
            answeredUntilMs = waiting.untilServerMs();
        }
        asked.set(false);
        party.post(new UserAction.SayReady());
    }

    /// The same key that pauses.
    void callOff() {
        party.post(new UserAction.TogglePlay());
    }

    void letWait(boolean forMe) {
        if (forMe != waitsForMe.get()) {
            party.post(new UserAction.LetWait(forMe));
        }
    }

    void choose(WaitFor whom) {
        PartyState.Room now = room;
        if (now != null && now.policy().waitFor() != whom) {
            party.post(new UserAction.ChangePolicy(now.policy().waitingFor(whom)));
        }
    }

    /// Counts on; to be called for each picture while [#counting].
    void tick() {
        Long startNanos = room == null ? null : room.film().startNanos();
        long leftNanos = startNanos == null ? 0 : startNanos - nanoTime.getAsLong();
        counting.set(leftNanos > 0);
        int seconds = (int) Math.ceil(leftNanos / NANOS_A_SECOND);
        countdown.set(Math.clamp(seconds, 0, COUNTED));
    }

    private void show(PartyState state) {
        PartyState.Room now = state.room();
        room = now;
        if (now != null) {
            show(now);
        }
        tick();
    }

    private void show(PartyState.Room now) {
        Waiting waiting = waiting();
        boolean check = waiting != null && waiting.reason() == Waiting.Reason.READY_CHECK;
        checking.set(check);
        words.set(check && waiting != null ? WaitingWords.sentence(now, waiting) : "");
        asked.set(
                check
                        && waiting != null
                        && waiting.untilServerMs() != answeredUntilMs
                        && !now.self().equals(waiting.by())
                        && waiting.forWhom().contains(now.self()));
        Optional<Member> self = member(now, now.self());
        Role role = self.map(Member::role).orElse(Role.VIEWER);
        boolean controls = role.ordinal() <= now.policy().control().ordinal();
        host.set(role == Role.HOST);
        mayCheck.set(controls && now.film().media() != null && !check);
        mayCallOff.set(controls && check);
        waitsForMe.set(self.map(Member::waitForMe).orElse(true));
        waitFor.set(now.policy().waitFor());
        answerIfAlways();
    }

    private void answerIfAlways() {
        if (alwaysReady.get() && asked.get()) {
            ready();
        }
    }

    private @Nullable Waiting waiting() {
        return room == null ? null : room.film().waiting();
    }

    private static Optional<Member> member(PartyState.Room room, UserId who) {
        return room.members().stream().filter(m -> m.userId().equals(who)).findFirst();
    }
}
