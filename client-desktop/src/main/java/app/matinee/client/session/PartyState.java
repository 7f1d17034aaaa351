package app.matinee.client.session;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.rtc.MediaDevices;
import app.matinee.client.rtc.PeerState;
import app.matinee.client.rtc.PeerStats;
import app.matinee.client.rtc.Route;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.StreamId;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Invite;
import app.matinee.protocol.Knock;
import app.matinee.protocol.Media;
import app.matinee.protocol.Member;
import app.matinee.protocol.PersonId;
import app.matinee.protocol.QueueItem;
import app.matinee.protocol.Role;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import app.matinee.protocol.RoomRules;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import app.matinee.protocol.Waiting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything a view may show, as one immutable value. Views never ask anybody else.
///
/// @param link how things stand with the server
/// @param room the room this person is in, also while the link is being mended; null in the lobby
/// @param trouble why the last wish came to nothing, until the next one; null when all is well
/// @param call faces, voices and screens, as they stand here
public record PartyState(Link link, @Nullable Room room, @Nullable Trouble trouble, Call call) {
    public static final PartyState LOBBY = new PartyState(new Link.Away(), null, null);

    /// With nothing on.
    public PartyState(Link link, @Nullable Room room, @Nullable Trouble trouble) {
        this(link, room, trouble, Call.OFF);
    }

    /// The engine that captures, sends and receives.
    public enum Engine {
        /// Not needed so far.
        RESTING,
        UP,
        /// It ended by accident and is being started again.
        RESTARTING,
        /// It ended too often; switching something on tries again.
        DOWN
    }

    /// The connection with one person.
    ///
    /// @param route how the media travel; empty unless connected
    public record Tie(PeerState state, Optional<Route> route) {}

    /// Faces, voices and screens. What somebody announced stands in their [Member]; how loud they
    /// are comes live from [Party#levels].
    ///
    /// @param here whether this person is among those the call has room for
    /// @param sound whether there is a sound system to speak and hear with
    /// @param slots how this machine's devices stand; absent means off
    /// @param ties the connections, also those being made
    /// @param live pictures that arrive, and one's own previews
    /// @param speaking who is heard right now, this person included
    /// @param leaks for debugging: how much of the time somebody's microphone was loud while the
    ///   film was, 0 to 1
    /// @param screens what could be shown, once it was asked for
    /// @param sharing whether this person's screen is shown, or about to be
    public record Call(
            CallWish wish,
            boolean here,
            Engine engine,
            boolean sound,
            Map<Slot, SlotState> slots,
            Map<UserId, Tie> ties,
            Set<StreamId> live,
            Set<UserId> speaking,
            List<PeerStats> stats,
            Map<UserId, Double> leaks,
            MediaDevices devices,
            Optional<SendPlan> plan,
            ScreensOnOffer screens,
            boolean sharing) {
        public static final Call OFF =
                new Call(
                        CallWish.NOTHING,
                        true,
                        Engine.RESTING,
                        true,
                        Map.of(),
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        List.of(),
                        Map.of(),
                        new MediaDevices(List.of(), List.of(), true),
                        Optional.empty(),
                        ScreensOnOffer.UNKNOWN,
                        false);

        public Call {
            slots = Map.copyOf(slots);
            ties = Map.copyOf(ties);
            live = Set.copyOf(live);
            speaking = Set.copyOf(speaking);
            stats = List.copyOf(stats);
            leaks = Map.copyOf(leaks);
        }

        public SlotState slot(Slot slot) {
            return slots.getOrDefault(slot, SlotState.OFF);
        }

        /// Whether others hear this person if they speak now.
        public boolean micOpen() {
            return wish.mic()
                    && slot(Slot.MICROPHONE) == SlotState.LIVE
                    && (!wish.pushToTalk() || wish.talking());
        }
    }

    /// The connection to the server.
    public sealed interface Link {
        /// Not connected and not trying.
        record Away() implements Link {}

        record Connecting(URI server) implements Link {}

        /// Before a room whose host lets people in one by one.
        record AtDoor(URI server) implements Link {}

        /// @param rttMs the smallest round trip of late, milliseconds; negative while unknown
        /// @param clockErrorMs how far off the estimate of the server's clock may be, ±
        ///   milliseconds; negative while unknown
        record Up(URI server, double rttMs, double clockErrorMs) implements Link {}

        /// Lost, and being mended.
        ///
        /// @param attempt 1, 2, 3 …
        /// @param nextTryAtNanos `System.nanoTime()` of the next try; in the past while one is
        ///   under way
        record Mending(URI server, int attempt, long nextTryAtNanos) implements Link {}
    }

    /// The room as this client knows it.
    ///
    /// @param members in order of joining, this person among them
    /// @param chat oldest first: posted lines, this person's own pending ones and system lines
    /// @param library the server's films; null until the answer has come
    public record Room(
            RoomId roomId,
            House house,
            UserId self,
            List<Member> members,
            Map<UserId, ServerEvent.MemberSync> syncOf,
            Set<UserId> typing,
            List<ChatLine> chat,
            List<QueueItem> queue,
            @Nullable List<Media> library,
            Film film) {
        public Room {
            members = List.copyOf(members);
            syncOf = Map.copyOf(syncOf);
            typing = Set.copyOf(typing);
            chat = List.copyOf(chat);
            queue = List.copyOf(queue);
            library = library == null ? null : List.copyOf(library);
        }

        public String title() {
            return house.rules().title();
        }

        public RoomPolicy policy() {
            return house.rules().policy();
        }

        /// What this person may do.
        public Role role() {
            return members.stream()
                    .filter(m -> m.userId().equals(self))
                    .findFirst()
                    .map(Member::role)
                    .orElse(Role.VIEWER);
        }
    }

    /// How the room is kept.
    ///
    /// @param knocks who waits at the door, oldest first; empty unless this person keeps it
    /// @param invites those still open; null until asked for
    /// @param takenOut whom this person saw taken out and not yet back, the latest last; some of
    ///   them may not be kept out any more
    public record House(
            RoomRules rules,
            List<Knock> knocks,
            @Nullable List<Invite> invites,
            List<TakenOut> takenOut) {
        public House {
            knocks = List.copyOf(knocks);
            takenOut = List.copyOf(takenOut);
            invites = invites == null ? null : List.copyOf(invites);
        }
    }

    /// Somebody who was taken out of the room.
    ///
    /// @param name as they were called then
    public record TakenOut(PersonId person, String name) {}

    /// The film and how this player stands to the room's timeline.
    ///
    /// @param media null when nothing is on
    /// @param timeline the room's, or what it will be once the server has said yes to this person's
    ///   command
    /// @param pending whether such a command is on its way
    /// @param player what this machine's player is doing
    /// @param failure why it cannot play; null when it can
    /// @param skewMs player minus timeline, milliseconds, positive when ahead; NaN when nothing
    ///   plays
    /// @param waiting for whom the film rests; null when it waits for nobody
    /// @param startNanos `System.nanoTime()` at which the countdown ends and the film starts; null
    ///   when nothing is counted down
    public record Film(
            @Nullable Media media,
            Timeline timeline,
            boolean pending,
            PlayerReading.Status player,
            double durationMs,
            @Nullable PlayerFailure failure,
            double skewMs,
            Step step,
            double volume,
            boolean muted,
            int audioDelayMs,
            @Nullable Waiting waiting,
            @Nullable Long startNanos) {}

    /// How this player keeps up, for the status pill.
    public enum Step {
        /// Nothing plays.
        RESTING,
        IN_STEP,
        /// A correction is under way, or a start is awaited.
        CATCHING_UP,
        /// This player lacks data.
        BUFFERING
    }

    /// A line of the chat panel.
    public sealed interface ChatLine {
        /// @param pending sent, not yet heard back from the server
        record Said(ServerEvent.ChatPosted posted, boolean own, boolean pending)
                implements ChatLine {}

        /// Part of the room's story.
        ///
        /// @param atServerMs server clock, milliseconds
        record Story(Moment what, long atServerMs) implements ChatLine {}
    }

    /// Why something did not happen. Views choose the words.
    public sealed interface Trouble {
        /// Nothing answers there.
        record ServerAway(URI server) implements Trouble {}

        /// Something answers that is no Matinee server, or one of another protocol version.
        record NotAServer(URI server) implements Trouble {}

        /// The server is known by one key and has, or is said to have, another.
        record WrongKey(URI server) implements Trouble {}

        /// Nobody vouches for the server's key, and its address does not name it.
        record Unproven(URI server) implements Trouble {}

        /// The server said no.
        ///
        /// @param message the server's own kind sentence
        record Refused(ErrorCode code, String message) implements Trouble {}
    }
}
