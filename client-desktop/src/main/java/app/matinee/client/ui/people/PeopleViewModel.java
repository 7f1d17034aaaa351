package app.matinee.client.ui.people;

import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Words;
import app.matinee.protocol.CallState;
import app.matinee.protocol.Member;
import app.matinee.protocol.Role;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.UserId;
import java.util.ArrayList;
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
    /// @param devices at how many devices they sit here
    /// @param on what of them the others hear and see
    /// @param deeds what this person may do about them, in the order to offer it
    record Person(
            UserId userId,
            String name,
            boolean self,
            String role,
            int devices,
            Pace pace,
            String paceWords,
            CallState on,
            List<Deed> deeds) {}

    /// What may be done about somebody.
    enum Deed {
        MAKE_CO_HOST,
        MAKE_MEMBER,
        MAKE_VIEWER,
        HAND_OVER,
        TAKE_OUT,
        BAN
    }

    /// How long a ban from the menu lasts, milliseconds: the evening is over by then.
    private static final long BAN_MS = 24 * 60 * 60 * 1_000;

    private final ObservableList<Person> people = FXCollections.observableArrayList();

    /// Kept: listeners on a wrapper that nobody keeps are lost with it.
    private final ObservableList<Person> peopleView =
            FXCollections.unmodifiableObservableList(people);

    private final Party party;

    public PeopleViewModel(Party party, PartyFeed feed) {
        this.party = party;
        feed.follow(this::show);
    }

    void perform(UserId whom, Deed deed) {
        party.post(
                switch (deed) {
                    case MAKE_CO_HOST -> new UserAction.GiveRole(whom, Role.CO_HOST);
                    case MAKE_MEMBER -> new UserAction.GiveRole(whom, Role.MEMBER);
                    case MAKE_VIEWER -> new UserAction.GiveRole(whom, Role.VIEWER);
                    case HAND_OVER -> new UserAction.GiveRole(whom, Role.HOST);
                    case TAKE_OUT -> new UserAction.TakeOut(whom, null);
                    case BAN -> new UserAction.TakeOut(whom, BAN_MS);
                });
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
        long devices =
                room.members().stream()
                        .filter(other -> other.personId().equals(member.personId()))
                        .count();
        return new Person(
                member.userId(),
                member.name(),
                self,
                role(member.role()),
                Math.toIntExact(devices),
                pace,
                words(pace, sync),
                member.call(),
                deeds(member, self, room.role()));
    }

    /// As the server allows it; see docs/protocol.md, "Who may what".
    private static List<Deed> deeds(Member about, boolean self, Role mine) {
        List<Deed> deeds = new ArrayList<>();
        boolean host = mine == Role.HOST;
        boolean above = host || (mine == Role.CO_HOST && !about.role().isAtLeast(Role.CO_HOST));
        if (self || !above) {
            return deeds;
        }
        if (host && about.role() != Role.CO_HOST) {
            deeds.add(Deed.MAKE_CO_HOST);
        }
        if (about.role() != Role.MEMBER) {
            deeds.add(Deed.MAKE_MEMBER);
        }
        if (about.role() != Role.VIEWER) {
            deeds.add(Deed.MAKE_VIEWER);
        }
        if (host) {
            deeds.add(Deed.HAND_OVER);
        }
        deeds.add(Deed.TAKE_OUT);
        deeds.add(Deed.BAN);
        return deeds;
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
