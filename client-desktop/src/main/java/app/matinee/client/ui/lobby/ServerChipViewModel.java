package app.matinee.client.ui.lobby;

import app.matinee.client.ui.common.ServerProbe;
import app.matinee.client.ui.common.UiSettings;
import app.matinee.client.ui.common.Words;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The server's address, and whether anybody answers there. FX thread.
final class ServerChipViewModel {
    /// How the address stands.
    enum Health {
        UNKNOWN,
        GOOD,
        BAD
    }

    private final ServerProbe probe;
    private final UiSettings settings;
    private final Executor fxThread;
    private final StringProperty text = new SimpleStringProperty();
    private final ReadOnlyStringWrapper report = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Health> health =
            new ReadOnlyObjectWrapper<>(Health.UNKNOWN);
    private int question;

    ServerChipViewModel(ServerProbe probe, UiSettings settings, Executor fxThread) {
        this.probe = probe;
        this.settings = settings;
        this.fxThread = fxThread;
        text.set(ServerAddress.shown(settings.current().server()));
    }

    StringProperty text() {
        return text;
    }

    ReadOnlyStringProperty report() {
        return report.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Health> health() {
        return health.getReadOnlyProperty();
    }

    /// The server meant by what is typed now.
    Optional<URI> address() {
        return ServerAddress.parse(text.get());
    }

    /// Asks the server typed now, and remembers its address; the answer to an older question is
    /// ignored.
    void test() {
        int mine = ++question;
        Optional<URI> server = address();
        if (server.isEmpty()) {
            tell(Health.BAD, Words.of("server.bad"));
            return;
        }
        settings.change(was -> was.withServer(server.get()));
        tell(Health.UNKNOWN, Words.of("server.asking"));
        var unused =
                probe.probe(server.get())
                        .thenAcceptAsync(
                                answer -> {
                                    if (mine == question) {
                                        heard(answer);
                                    }
                                },
                                fxThread);
    }

    private void heard(ServerProbe.Answer answer) {
        switch (answer) {
            case ServerProbe.Answer.Reachable reachable ->
                    tell(
                            Health.GOOD,
                            Words.of(
                                    "server.reachable",
                                    Long.toString(Math.max(1, Math.round(reachable.rttMs())))));
            case ServerProbe.Answer.Stranger stranger ->
                    tell(Health.BAD, Words.of("server.stranger"));
            case ServerProbe.Answer.Silent silent -> tell(Health.BAD, Words.of("server.silent"));
            case ServerProbe.Answer.Unproven unproven ->
                    tell(Health.BAD, Words.of("server.unproven"));
            case ServerProbe.Answer.OtherKey other -> tell(Health.BAD, Words.of("server.key"));
        }
    }

    private void tell(Health newHealth, String words) {
        health.set(newHealth);
        report.set(words);
    }
}
