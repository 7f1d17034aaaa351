package app.matinee.client.ui.house;

import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.TakenOut;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.protocol.Invite;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomPolicy;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The room's rules, its door and its invites. FX thread.
public final class HouseViewModel {
    private final Party party;
    private final ReadOnlyBooleanWrapper host = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper keeper = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasPassword = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<RoomPolicy> policy =
            new ReadOnlyObjectWrapper<>(RoomPolicy.OPEN);
    private final StringProperty newPassword = new SimpleStringProperty("");
    private final ObservableList<Knock> knocks = FXCollections.observableArrayList();
    private final ObservableList<Invite> invites = FXCollections.observableArrayList();
    private final ObservableList<TakenOut> takenOut = FXCollections.observableArrayList();

    public HouseViewModel(Party party, PartyFeed feed) {
        this.party = party;
        feed.follow(this::show);
    }

    /// Whether this person is host: all of it is theirs.
    public ReadOnlyBooleanProperty host() {
        return host.getReadOnlyProperty();
    }

    /// Whether this person keeps the door: host or co-host.
    public ReadOnlyBooleanProperty keeper() {
        return keeper.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty locked() {
        return locked.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty hasPassword() {
        return hasPassword.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<RoomPolicy> policy() {
        return policy.getReadOnlyProperty();
    }

    StringProperty newPassword() {
        return newPassword;
    }

    /// Who waits at the door.
    ObservableList<Knock> knocks() {
        return knocks;
    }

    ObservableList<Invite> invites() {
        return invites;
    }

    /// Whom the host may let back in.
    ObservableList<TakenOut> takenOut() {
        return takenOut;
    }

    /// Whether a plain link would leave people outside.
    public boolean needsInvites() {
        return keeper.get() && (hasPassword.get() || policy.get().lobby());
    }

    void change(UnaryOperator<RoomPolicy> change) {
        RoomPolicy next = change.apply(policy.get());
        if (!next.equals(policy.get())) {
            party.post(new UserAction.ChangePolicy(next));
        }
    }

    void lock(boolean shut) {
        if (shut != locked.get()) {
            party.post(new UserAction.LockDoor(shut));
        }
    }

    void setPassword() {
        String typed = newPassword.get();
        if (!typed.isEmpty()) {
            party.post(new UserAction.ChangePassword(typed));
            newPassword.set("");
        }
    }

    void removePassword() {
        party.post(new UserAction.ChangePassword(null));
    }

    void answer(KnockId knock, boolean admit) {
        party.post(new UserAction.AnswerDoor(knock, admit));
    }

    /// The link comes as a moment, and is copied then.
    public void makeInvite(InviteTerms terms) {
        party.post(new UserAction.MakeInvite(terms.validMs(), terms.uses()));
    }

    void revoke(InviteId invite) {
        party.post(new UserAction.RevokeInvite(invite));
    }

    void letBack(PersonId whom) {
        party.post(new UserAction.LetBack(whom));
    }

    /// Asks for what the sheet shows.
    public void opened() {
        newPassword.set("");
        if (keeper.get()) {
            party.post(new UserAction.ListInvites());
        }
    }

    private void show(PartyState state) {
        PartyState.Room room = state.room();
        if (room == null) {
            host.set(false);
            keeper.set(false);
            knocks.clear();
            invites.clear();
            takenOut.clear();
            return;
        }
        host.set(room.role() == Role.HOST);
        keeper.set(room.role().isAtLeast(Role.CO_HOST));
        locked.set(room.house().rules().locked());
        hasPassword.set(room.house().rules().hasPassword());
        policy.set(room.policy());
        update(knocks, keeper.get() ? room.house().knocks() : List.of());
        update(takenOut, host.get() ? room.house().takenOut() : List.of());
        List<Invite> open = room.house().invites();
        update(invites, open == null ? List.of() : open);
    }

    private static <T> void update(ObservableList<T> shown, List<T> now) {
        if (!shown.equals(now)) {
            shown.setAll(now);
        }
    }
}
