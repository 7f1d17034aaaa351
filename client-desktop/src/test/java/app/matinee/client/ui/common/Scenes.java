package app.matinee.client.ui.common;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.Moment;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.client.session.PartyState.Film;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Room;
import app.matinee.client.session.PartyState.Step;
import app.matinee.protocol.CallState;
import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.Invite;
import app.matinee.protocol.InviteId;
import app.matinee.protocol.Knock;
import app.matinee.protocol.KnockId;
import app.matinee.protocol.LeaveReason;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.Member;
import app.matinee.protocol.MessageId;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.QueueItemId;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomRules;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// States worth looking at.
public final class Scenes {
    public static final URI SERVER = URI.create("http://192.168.1.20:8080");
    public static final Link.Up UP = new Link.Up(SERVER, 3.4, 1.1);
    public static final UserId ME = new UserId("u1");
    public static final UserId ANA = new UserId("u2");
    public static final UserId BEN = new UserId("u3");
    public static final UserId CHIARA = new UserId("u4");

    /// 20:15 UTC.
    public static final long EVENING_MS = 1_795_205_700_000L;

    public static final Media FILM =
            new Media(
                    new MediaId("m1"),
                    Media.Kind.LIBRARY,
                    "An Evening Outdoors",
                    "/media/m1",
                    5_412_000L,
                    null);

    public static final List<Media> LIBRARY =
            List.of(
                    FILM,
                    film("m2", "The Long Way Down the Coast (Director’s cut, restored)", 7_261_000),
                    film("m3", "Night Train", 6_120_000),
                    film("m4", "Paper Lanterns", 1_321_000),
                    film("m5", "Saltwater", 5_790_000),
                    film("m6", "Two Bicycles", 912_000));

    private Scenes() {}

    public static Media film(String id, String title, long durationMs) {
        return new Media(
                new MediaId(id), Media.Kind.LIBRARY, title, "/media/" + id, durationMs, null);
    }

    public static Member member(UserId id, String name, Role role) {
        return new Member(id, name, role, EVENING_MS);
    }

    public static ChatLine said(UserId who, String name, String text, int minute, boolean pending) {
        String id = "c" + minute + name + text.length();
        return new ChatLine.Said(
                new ServerEvent.ChatPosted(
                        new MessageId("m" + Math.abs(id.hashCode())),
                        who,
                        name,
                        text,
                        EVENING_MS + minute * 60_000L,
                        null,
                        new ClientMessageId("k" + Math.abs(id.hashCode()))),
                who.equals(ME),
                pending);
    }

    public static ChatLine story(Moment what, int minute) {
        return new ChatLine.Story(what, EVENING_MS + minute * 60_000L);
    }

    public static Film noFilm() {
        return film(null, PlayerReading.Status.EMPTY, false, Step.RESTING, null);
    }

    public static Film playing() {
        return film(FILM, PlayerReading.Status.PLAYING, true, Step.IN_STEP, null);
    }

    public static Film film(
            @Nullable Media media,
            PlayerReading.Status status,
            boolean playing,
            Step step,
            @Nullable PlayerFailure failure) {
        Timeline timeline =
                media == null
                        ? Timeline.EMPTY
                        : new Timeline(media.id(), 723_000, EVENING_MS, 1, playing);
        double skew = step == Step.IN_STEP ? 8.2 : Double.NaN;
        return new Film(
                media, timeline, false, status, 0, failure, skew, step, 0.8, false, 0, null, null);
    }

    /// Resting for somebody, or counting down.
    public static Film waiting(@Nullable Waiting waiting, @Nullable Long startNanos) {
        Film f = film(FILM, PlayerReading.Status.PAUSED, waiting == null, Step.RESTING, null);
        return new Film(
                f.media(),
                f.timeline(),
                f.pending(),
                f.player(),
                f.durationMs(),
                f.failure(),
                f.skewMs(),
                f.step(),
                f.volume(),
                f.muted(),
                f.audioDelayMs(),
                waiting,
                startNanos);
    }

    public static Room alone() {
        return room(
                List.of(member(ME, "Mira", Role.HOST)),
                Map.of(),
                Set.of(),
                List.of(story(new Moment.Joined(ME, "Mira", true), 0)),
                List.of(),
                noFilm());
    }

    public static Room full(Film film) {
        return room(
                List.of(
                        member(ME, "Mira", Role.HOST),
                        member(ANA, "Ana", Role.MEMBER),
                        member(BEN, "Ben", Role.MEMBER),
                        member(CHIARA, "Chiara de la Fontaine-Oberhauser", Role.VIEWER)),
                Map.of(
                        ME, new ServerEvent.MemberSync(ME, true, false, 8),
                        ANA, new ServerEvent.MemberSync(ANA, true, false, -12),
                        BEN, new ServerEvent.MemberSync(BEN, true, false, 140),
                        CHIARA, new ServerEvent.MemberSync(CHIARA, true, true, null)),
                Set.of(ANA),
                List.of(
                        story(new Moment.Joined(ANA, "Ana", false), 0),
                        said(ANA, "Ana", "I brought popcorn 🍿", 1, false),
                        said(ANA, "Ana", "Who’s missing?", 1, false),
                        said(ME, "Mira", "Ben, as always 😂", 2, false),
                        story(new Moment.Joined(BEN, "Ben", false), 3),
                        said(
                                BEN,
                                "Ben",
                                "Sorry sorry, the train stood still for twenty minutes and then they put us all on a bus. What did I miss?",
                                3,
                                false),
                        said(ANA, "Ana", "Nothing, we waited ❤️", 4, false),
                        story(paused("Ben", PlaybackAction.PAUSE), 5),
                        story(
                                new Moment.Left(
                                        new UserId("u9"), "Dov", LeaveReason.CONNECTION_LOST),
                                6),
                        story(paused("Ben", PlaybackAction.PLAY), 6),
                        said(BEN, "Ben", "🔥🔥", 7, false),
                        said(ME, "Mira", "That light over the water!", 8, true)),
                List.of(
                        new QueueItem(new QueueItemId("q1"), LIBRARY.get(1), ANA),
                        new QueueItem(new QueueItemId("q2"), LIBRARY.get(3), BEN),
                        new QueueItem(new QueueItemId("q3"), LIBRARY.get(5), ME)),
                film);
    }

    /// A full room in which Ana is host and Mira something else.
    public static Room as(Role role) {
        Room room = full(playing());
        List<Member> members = new ArrayList<>(room.members());
        members.set(0, member(ME, "Mira", role));
        members.set(1, member(ANA, "Ana", Role.HOST));
        return with(room, room.house(), members);
    }

    /// Behind a closed door, before which people wait.
    public static Room knockedAt(String... names) {
        Room room = full(playing());
        List<Knock> knocks = new ArrayList<>();
        for (String name : names) {
            knocks.add(new Knock(new KnockId("k" + knocks.size()), name, EVENING_MS + 60_000));
        }
        RoomPolicy open = RoomPolicy.OPEN;
        RoomPolicy lobby =
                new RoomPolicy(
                        open.control(),
                        open.queue(),
                        open.chat(),
                        open.speak(),
                        open.share(),
                        open.waitFor(),
                        true);
        List<Invite> invites =
                List.of(
                        new Invite(new InviteId("i1"), ME, EVENING_MS + 86_400_000L, null, 2),
                        new Invite(new InviteId("i2"), ME, EVENING_MS + 604_800_000L, 5, 1));
        return with(
                room,
                new PartyState.House(
                        new RoomRules("Mira’s party", true, false, lobby),
                        knocks,
                        invites,
                        List.of(new PartyState.TakenOut(new PersonId("p-gus"), "Gus"))),
                room.members());
    }

    public static Room with(Room room, PartyState.House house, List<Member> members) {
        return new Room(
                room.roomId(),
                house,
                room.self(),
                members,
                room.syncOf(),
                room.typing(),
                room.chat(),
                room.queue(),
                room.library(),
                room.film());
    }

    public static Moment.PlaybackChanged paused(String who, PlaybackAction action) {
        return new Moment.PlaybackChanged(who, false, action, 723_000, 1, FILM.title());
    }

    public static PartyState in(Room room) {
        return new PartyState(UP, room, null);
    }

    /// The same room with other people on.
    public static Room withCalls(Room r, Function<Member, CallState> call) {
        return new Room(
                r.roomId(),
                r.house(),
                r.self(),
                r.members().stream().map(m -> m.with(call.apply(m))).toList(),
                r.syncOf(),
                r.typing(),
                r.chat(),
                r.queue(),
                r.library(),
                r.film());
    }

    private static Room room(
            List<Member> members,
            Map<UserId, ServerEvent.MemberSync> sync,
            Set<UserId> typing,
            List<ChatLine> chat,
            List<QueueItem> queue,
            Film film) {
        return new Room(
                new RoomId("K7QP2MXA"),
                new PartyState.House(
                        new RoomRules("Mira’s party", false, false, RoomPolicy.OPEN),
                        List.of(),
                        null,
                        List.of()),
                ME,
                members,
                sync,
                typing,
                chat,
                queue,
                LIBRARY,
                film);
    }
}
