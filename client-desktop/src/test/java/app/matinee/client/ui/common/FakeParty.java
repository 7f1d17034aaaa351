package app.matinee.client.ui.common;

import app.matinee.client.session.Moment;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import java.util.ArrayList;
import java.util.List;

/// A party that shows what it is told and remembers what was wished.
public final class FakeParty implements Party {
    public final List<UserAction> posted = new ArrayList<>();
    public double positionMs;
    public double bufferedMs;
    private final List<Watcher> watchers = new ArrayList<>();
    private PartyState state = PartyState.LOBBY;

    @Override
    public void post(UserAction action) {
        posted.add(action);
    }

    @Override
    public PartyState state() {
        return state;
    }

    @Override
    public double positionMs() {
        return positionMs;
    }

    @Override
    public double bufferedMs() {
        return bufferedMs;
    }

    @Override
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public void become(PartyState newState) {
        state = newState;
        watchers.forEach(watcher -> watcher.changed(newState));
    }

    public void happen(Moment moment) {
        watchers.forEach(watcher -> watcher.happened(moment));
    }
}
