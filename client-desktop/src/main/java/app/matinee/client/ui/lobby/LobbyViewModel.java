package app.matinee.client.ui.lobby;

import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Trouble;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.Invites;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Ports;
import app.matinee.client.ui.common.RecentRoom;
import app.matinee.client.ui.common.TroubleWords;
import app.matinee.client.ui.common.UiSettings;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Limits;
import app.matinee.protocol.RoomId;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the lobby holds: a name, two ways in, and what became of the last try. FX thread.
public final class LobbyViewModel {
    private final Party party;
    private final UiSettings settings;
    private final Invites invites;
    private final ServerChipViewModel server;

    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty newPassword = new SimpleStringProperty("");
    private final StringProperty joinText = new SimpleStringProperty("");
    private final StringProperty joinPassword = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper nameHint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper joinHint = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper askPassword = new ReadOnlyBooleanWrapper();
    private final ObservableList<RecentRoom> recent = FXCollections.observableArrayList();

    /// Kept: listeners on a wrapper that nobody keeps are lost with it.
    private final ObservableList<RecentRoom> recentView =
            FXCollections.unmodifiableObservableList(recent);

    private boolean wished;
    private @Nullable Trouble oldTrouble;
    private PartyState state = PartyState.LOBBY;

    public LobbyViewModel(Party party, PartyFeed feed, Ports ports, Executor fxThread) {
        this.party = party;
        this.settings = ports.settings();
        this.invites = ports.invites();
        this.server = new ServerChipViewModel(ports.probe(), settings, fxThread);
        name.set(settings.current().name());
        name.addListener((property, before, now) -> nameHint.set(""));
        joinText.addListener((property, before, now) -> joinTextChanged());
        feed.follow(this::show);
    }

    StringProperty name() {
        return name;
    }

    StringProperty newPassword() {
        return newPassword;
    }

    StringProperty joinText() {
        return joinText;
    }

    StringProperty joinPassword() {
        return joinPassword;
    }

    /// Why the name will not do; empty when it will.
    ReadOnlyStringProperty nameHint() {
        return nameHint.getReadOnlyProperty();
    }

    /// Why the invite will not do, or which room was recognised in it.
    ReadOnlyStringProperty joinHint() {
        return joinHint.getReadOnlyProperty();
    }

    /// Whether a wish is on its way: everything but *Cancel* waits.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// One kind sentence; empty when all is well.
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyStringProperty advice() {
        return advice.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty askPassword() {
        return askPassword.getReadOnlyProperty();
    }

    ObservableList<RecentRoom> recent() {
        return recentView;
    }

    ServerChipViewModel server() {
        return server;
    }

    void start() {
        Optional<URI> address = server.address();
        if (!nameIsGood() || !addressIsGood(address)) {
            return;
        }
        String password = newPassword.get();
        wish(
                new UserAction.StartParty(
                        address.get(),
                        name.get().strip(),
                        Words.of("lobby.party.title", name.get().strip()),
                        password.isEmpty() ? null : password));
    }

    void join() {
        Optional<Invites.Invite> invite = invites.find(joinText.get());
        if (invite.isEmpty()) {
            joinHint.set(Words.of("lobby.join.unclear"));
            return;
        }
        URI named = invite.get().server();
        Optional<URI> address = named == null ? server.address() : Optional.of(named);
        if (!nameIsGood() || !addressIsGood(address)) {
            return;
        }
        enter(address.get(), invite.get().roomId(), invite.get().token());
    }

    void rejoin(RecentRoom room) {
        server.text().set(ServerAddress.shown(room.server()));
        joinText.set(room.roomId().value());
        if (nameIsGood()) {
            enter(room.server(), room.roomId(), null);
        }
    }

    void forget(RecentRoom room) {
        settings.change(was -> was.forgetting(room));
        recent.setAll(settings.current().recent());
    }

    void cancel() {
        wished = false;
        party.post(new UserAction.Leave());
        show(state);
    }

    /// Fills in an invite that came from outside. It asks before it goes to another server: a link
    /// never connects by itself.
    public void openInvite(String link) {
        joinText.set(link);
        if (state.room() == null
                && !name.get().isBlank()
                && invites.find(link).filter(this::isHome).isPresent()) {
            join();
        }
    }

    private boolean isHome(Invites.Invite invite) {
        URI named = invite.server();
        return named == null || named.equals(settings.current().server());
    }

    private void enter(URI address, RoomId roomId, @Nullable String token) {
        String password = joinPassword.get();
        wish(
                new UserAction.JoinParty(
                        address,
                        name.get().strip(),
                        roomId,
                        password.isEmpty() ? null : password,
                        token));
    }

    private void wish(UserAction action) {
        String said = name.get().strip();
        settings.change(was -> was.withName(said));
        wished = true;
        oldTrouble = state.trouble();
        show(state);
        party.post(action);
    }

    private boolean nameIsGood() {
        String said = name.get().strip();
        if (said.isEmpty()) {
            nameHint.set(Words.of("lobby.name.missing"));
        } else if (said.length() > Limits.MAX_NAME_LENGTH) {
            nameHint.set(Words.of("lobby.name.long", Integer.toString(Limits.MAX_NAME_LENGTH)));
        } else {
            nameHint.set("");
        }
        return nameHint.get().isEmpty();
    }

    private boolean addressIsGood(Optional<URI> address) {
        if (address.isEmpty()) {
            trouble.set(Words.of("server.bad"));
            advice.set(Words.of("server.bad.advice"));
        }
        return address.isPresent();
    }

    private void joinTextChanged() {
        String typed = joinText.get();
        Optional<Invites.Invite> invite = invites.find(typed);
        boolean plainId = RoomId.parse(typed).isPresent();
        joinHint.set(
                invite.isPresent() && !plainId
                        ? Words.of("lobby.join.found", invite.get().roomId().value())
                        : "");
        askPassword.set(false);
        joinPassword.set("");
    }

    private void show(PartyState now) {
        state = now;
        Trouble present = now.trouble() == oldTrouble ? null : now.trouble();
        if (now.trouble() == null) {
            oldTrouble = null;
        }
        if (now.room() != null || present != null) {
            wished = false;
        }
        if (now.room() != null) {
            askPassword.set(false);
            joinPassword.set("");
            newPassword.set("");
            joinText.set("");
        }
        boolean connecting =
                now.room() == null
                        && (now.link() instanceof Link.Connecting
                                || now.link() instanceof Link.AtDoor);
        busy.set(wished || connecting);
        progress.set(
                switch (now.link()) {
                    case Link.Up up -> Words.of("lobby.entering");
                    case Link.AtDoor door -> Words.of("lobby.door");
                    case Link.Away away -> Words.of("lobby.connecting");
                    case Link.Connecting connect -> Words.of("lobby.connecting");
                    case Link.Mending mending -> Words.of("lobby.connecting");
                });
        trouble.set(present == null || busy.get() ? "" : TroubleWords.sentence(present));
        advice.set(present == null || busy.get() ? "" : TroubleWords.advice(present));
        if (present instanceof Trouble.Refused refused
                && refused.code() == ErrorCode.WRONG_PASSWORD) {
            trouble.set(
                    joinPassword.get().isEmpty()
                            ? trouble.get()
                            : Words.of("trouble.password.again"));
            askPassword.set(true);
        }
        recent.setAll(settings.current().recent());
    }
}
