package app.matinee.client.ui.people;

import app.matinee.client.session.PartyState;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.ServerEvent;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Who is here, and how each keeps up. FX thread.
public final class PeopleViewModel {
    /// How a person's player stands to the room.
    enum Pace {
        UNKNOWN,
        IN_STEP,
        BEHIND,
        BUFFERING
    }

    /// The farthest two players may be apart and still feel together, milliseconds.
    private static final int IN_STEP_MS = 80;

    /// @param role in words; empty for an ordinary member
    record Person(String name, boolean self, String role, Pace pace, String paceWords) {}

    private final ObservableList<Person> people = FXCollections.observableArrayList();

    /// Kept: listeners on a wrapper that nobody keeps are lost with it.
    private final ObservableList<Person> peopleView =
            FXCollections.unmodifiableObservableList(people);

    public PeopleViewModel(PartyFeed feed) {
        feed.follow(this::show);
    }

    ObservableList<Person> people() {
        return peopleView;
    }

    private void show(PartyState state) {
        PartyState.Room room = state.room();
        List<Person> now =
                room == null
                        ? List.of()
                        : room.members().stream().map(member -> person(member, room)).toList();
        if (!now.equals(people)) {
            people.setAll(now);
        }
    }

    private static Person person(Member member, PartyState.Room room) {
        boolean self = member.userId().equals(room.self());
        ServerEvent.@Nullable MemberSync sync = room.syncOf().get(member.userId());
        boolean filmIsOn = room.film().media() != null;
        Pace pace = sync == null || !filmIsOn ? Pace.UNKNOWN : paceOf(sync);
        return new Person(member.name(), self, role(member.role()), pace, words(pace, sync));
    }

    private static Pace paceOf(ServerEvent.MemberSync sync) {
        if (sync.buffering()) {
            return Pace.BUFFERING;
        }
        Integer skew = sync.skewMs();
        if (skew == null) {
            return Pace.UNKNOWN;
        }
        return Math.abs(skew) <= IN_STEP_MS ? Pace.IN_STEP : Pace.BEHIND;
    }

    private static String words(Pace pace, ServerEvent.@Nullable MemberSync sync) {
        Integer skew = sync == null ? null : sync.skewMs();
        String away = skew == null ? "" : Integer.toString(Math.abs(skew));
        return switch (pace) {
            case UNKNOWN -> "";
            case IN_STEP -> Words.of("people.step", away);
            case BEHIND -> Words.of("people.behind", away);
            case BUFFERING -> Words.of("people.buffering");
        };
    }

    private static String role(Role role) {
        return switch (role) {
            case HOST -> Words.of("people.host");
            case CO_HOST -> Words.of("people.cohost");
            case MEMBER -> "";
            case VIEWER -> Words.of("people.viewer");
        };
    }
}
