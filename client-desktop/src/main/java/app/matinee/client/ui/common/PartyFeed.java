package app.matinee.client.ui.common;

import app.matinee.client.session.Moment;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Brings the party's news from the session's thread to the FX thread, in one hop.
///
/// States that arrive while a hop is under way replace each other: only the newest is drawn.
/// Moments are all told, in order, after the state they belong to or a newer one.
///
/// Everything but the [Party.Watcher] methods belongs to the FX thread.
public final class PartyFeed implements Party.Watcher {
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<PartyState> state;
    private final List<Consumer<Moment>> listeners = new ArrayList<>();

    private final Object lock = new Object();
    private final Queue<Moment> waiting = new ArrayDeque<>();
    private PartyState newest;
    private boolean hopping;

    /// @param fxThread runs what it is given later, on the FX thread, in order
    public PartyFeed(Party party, Executor fxThread) {
        this.fxThread = fxThread;
        this.newest = party.state();
        this.state = new ReadOnlyObjectWrapper<>(newest);
        party.watch(this);
    }

    public ReadOnlyObjectProperty<PartyState> state() {
        return state.getReadOnlyProperty();
    }

    /// Tells `view` the present state at once, and each later one.
    public void follow(Consumer<PartyState> view) {
        view.accept(state.get());
        state.addListener((property, before, now) -> view.accept(now));
    }

    public void onMoment(Consumer<Moment> listener) {
        listeners.add(listener);
    }

    @Override
    public void changed(PartyState changed) {
        synchronized (lock) {
            newest = changed;
            if (hopping) {
                return;
            }
            hopping = true;
        }
        fxThread.execute(this::arrive);
    }

    @Override
    public void happened(Moment moment) {
        synchronized (lock) {
            waiting.add(moment);
            if (hopping) {
                return;
            }
            hopping = true;
        }
        fxThread.execute(this::arrive);
    }

    private void arrive() {
        PartyState arrived;
        List<Moment> moments;
        synchronized (lock) {
            hopping = false;
            arrived = newest;
            moments = List.copyOf(waiting);
            waiting.clear();
        }
        state.set(arrived);
        for (Moment moment : moments) {
            listeners.forEach(listener -> listener.accept(moment));
        }
    }
}
