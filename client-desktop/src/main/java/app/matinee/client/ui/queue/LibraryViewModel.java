package app.matinee.client.ui.queue;

import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Limits;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Where films come from: the server's library, or a link. FX thread.
public final class LibraryViewModel {
    /// What the list has to say when it is empty.
    enum Found {
        LOADING,
        SOME,
        NO_FILMS,
        NO_MATCH
    }

    private final Party party;
    private final Supplier<MediaId> newId;
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty link = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper linkHint = new ReadOnlyStringWrapper("");
    private final ObservableList<Media> films = FXCollections.observableArrayList();

    /// Kept: listeners on a wrapper that nobody keeps are lost with it.
    private final ObservableList<Media> filmsView = FXCollections.unmodifiableObservableList(films);

    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.LOADING);
    private @Nullable List<Media> library;

    public LibraryViewModel(Party party, PartyFeed feed) {
        this(party, feed, () -> new MediaId(UUID.randomUUID().toString()));
    }

    /// @param newId names films that come by link
    LibraryViewModel(Party party, PartyFeed feed, Supplier<MediaId> newId) {
        this.party = party;
        this.newId = newId;
        search.addListener((property, before, now) -> filter());
        link.addListener((property, before, now) -> linkHint.set(""));
        feed.follow(state -> {
            PartyState.Room room = state.room();
            List<Media> now = room == null ? null : room.library();
            if (now != library) {
                library = now;
                filter();
            }
        });
    }

    StringProperty search() {
        return search;
    }

    StringProperty link() {
        return link;
    }

    /// Why the link will not do; empty when it will.
    ReadOnlyStringProperty linkHint() {
        return linkHint.getReadOnlyProperty();
    }

    ObservableList<Media> films() {
        return filmsView;
    }

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    void refresh() {
        party.post(new UserAction.RefreshLibrary());
    }

    void putOn(Media film) {
        party.post(new UserAction.PutOn(film));
    }

    void enqueue(Media film) {
        party.post(new UserAction.QueueAdd(film));
    }

    /// @return whether the link was good, and is on its way
    boolean putLinkOn() {
        Optional<Media> film = filmAtLink();
        film.ifPresent(this::putOn);
        return film.isPresent();
    }

    boolean enqueueLink() {
        Optional<Media> film = filmAtLink();
        film.ifPresent(this::enqueue);
        return film.isPresent();
    }

    private Optional<Media> filmAtLink() {
        String typed = link.get().strip();
        try {
            URI uri = new URI(typed);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && typed.length() <= Limits.MAX_URI_LENGTH) {
                link.set("");
                return Optional.of(
                        new Media(newId.get(), Media.Kind.URL, titleOf(uri), typed, null, null));
            }
        } catch (URISyntaxException notALink) {
            // Told below, as any other text that is no link.
        }
        linkHint.set(Words.of("library.link.bad"));
        return Optional.empty();
    }

    /// The file's name without its ending, or the host.
    private static String titleOf(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        String plain = (dot > 0 ? file.substring(0, dot) : file).replace('_', ' ').strip();
        String title = plain.isEmpty() ? uri.getHost() : plain;
        return title.substring(0, Math.min(title.length(), Limits.MAX_MEDIA_TITLE_LENGTH));
    }

    private void filter() {
        List<Media> all = library;
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        List<Media> matching =
                all == null
                        ? List.of()
                        : all.stream()
                                .filter(film ->
                                        film.title().toLowerCase(Locale.ROOT).contains(wanted))
                                .toList();
        films.setAll(matching);
        if (all == null) {
            found.set(Found.LOADING);
        } else if (all.isEmpty()) {
            found.set(Found.NO_FILMS);
        } else {
            found.set(matching.isEmpty() ? Found.NO_MATCH : Found.SOME);
        }
    }
}
