package app.matinee.lab.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.matinee.client.player.PlayerReading.Status;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.PartyState.ChatLine;
import app.matinee.client.session.PartyState.Link;
import app.matinee.client.session.PartyState.Room;
import app.matinee.client.session.UserAction;
import app.matinee.protocol.Media;
import app.matinee.protocol.Member;
import app.matinee.protocol.PlaybackAction;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.ServerEvent;
import app.matinee.protocol.Timeline;
import app.matinee.protocol.UserId;
import app.matinee.server.MatineeServer;
import app.matinee.server.ServerConfig;
import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomQuota;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real server on a free port, two or three real sessions over the real wire; only the players
/// are clockwork. Longer stories with lost connections are played on moved time, in
/// `SeededPartyTest` and `RoomSequencesTest`; here the wire itself is under test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class TwoSessionsTest {
    private static final int SEEDED_RUNS = 1_000;

    /// At the same time: a run mostly waits for its start.
    private static final int PARTIES = 8;

    private final MatineeServer server =
            MatineeServer.start(
                    new ServerConfig(
                            "127.0.0.1",
                            0,
                            Path.of("film"),
                            null,
                            "Test",
                            Set.of(),
                            Set.of(),
                            2,
                            new RoomQuota(1_000, 1_000),
                            1_000,
                            1_000,
                            LimitRates.DEFAULTS.withoutAddresses()));
    private final URI address = URI.create("http://127.0.0.1:" + server.port());
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<PartyGuest> guests = new ArrayList<>();

    @AfterEach
    void goHome() {
        guests.forEach(PartyGuest::close);
        guests.clear();
    }

    @AfterAll
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void aPauseInOneReachesTheOther() {
        PartyGuest ana = guest("Ana", 1);
        PartyGuest ben = guest("Ben", 2);
        watchTogether(ana, ben);

        ben.post(new UserAction.TogglePlay());

        for (PartyGuest guest : List.of(ana, ben)) {
            guest.untilInRoom("rest", room -> rests(guest, room));
        }
        assertThat(ana.film().timeline()).isEqualTo(ben.film().timeline());
        for (PartyGuest guest : List.of(ana, ben)) {
            await(guest.name + "'s picture is the room's")
                    .untilAsserted(() ->
                            assertThat(guest.player.reading().positionMs())
                                    .isBetween(
                                            guest.film().timeline().positionMs() - 1.0,
                                            guest.film().timeline().positionMs() + 1.0));
        }
        assertThat(ana.wire.heard(ServerEvent.Playback.class).getLast().by())
                .isEqualTo(ben.room().self());
    }

    @Test
    void aStaleSeqIsIgnored() {
        PartyGuest ana = guest("Ana", 3);
        PartyGuest ben = guest("Ben", 4);
        watchTogether(ana, ben);
        ana.post(new UserAction.TogglePlay());
        ben.untilInRoom("rest", room -> rests(ben, room));
        Timeline rested = ben.film().timeline();
        ServerEvent.Playback oldPlay =
                ben.wire.heard(ServerEvent.Playback.class).stream()
                        .filter(event -> event.action() == PlaybackAction.PLAY)
                        .findFirst()
                        .orElseThrow();
        List<String> toldBefore = ben.player.told();

        ben.wire.sayAgain(oldPlay);
        // The line comes through the same mailbox after it: once it shows, the old news was judged.
        ana.post(new UserAction.Say("still?"));
        ben.untilInRoom("read the line", room -> said(room).contains("still?"));

        assertThat(ben.film().timeline()).isEqualTo(rested);
        assertThat(ben.player.reading().status()).isEqualTo(Status.PAUSED);
        assertThat(ben.player.told()).isEqualTo(toldBefore);
    }

    @Test
    void aLateJoinerGetsOneConsistentSnapshot() {
        PartyGuest ana = guest("Ana", 5);
        PartyGuest ben = guest("Ben", 6);
        RoomId id = watchTogether(ana, ben);
        PartyGuest cy = guest("Cy", 7);

        // The room keeps moving while Cy comes in.
        cy.post(new UserAction.JoinParty(address, "Cy", id, null));
        for (int i = 0; i < 8; i++) {
            (i % 2 == 0 ? ana : ben).post(new UserAction.SeekTo(10_000L + i * 1_000));
            ana.post(new UserAction.Say("line " + i));
        }

        ana.untilInRoom("have all lines", room -> said(room).contains("line 7"));
        settle(List.of(ana, ben, cy), id);
        cy.untilInRoom("have all lines", room -> said(room).equals(said(ana.room())));
        assertThat(cy.room().members()).isEqualTo(ana.room().members());
        assertThat(cy.room().queue()).isEqualTo(ana.room().queue());
        assertSnapshotAndThenNoGap(cy);
    }

    @Test
    void thePlaceOfALostConnectionIsTakenAgain() throws IOException {
        PartyGuest ana = guest("Ana", 8);
        PartyGuest ben = guest("Ben", 9);
        RoomId id = ana.start(address);
        try (Cable cable = new Cable(server.port())) {
            ben.join(cable.address(), id);
            ana.untilInRoom("see both", room -> room.members().size() == 2);
            putOn(ana, ben);
            UserId was = ben.room().self();

            cable.pull();

            ben.until("notice", state -> state.link() instanceof Link.Mending);
            ana.post(new UserAction.TogglePlay());
            ben.until("come back", state -> state.link() instanceof Link.Up);
            ben.untilInRoom("play on", room -> ben.player.reading().status() == Status.PLAYING);
            settle(List.of(ana, ben), id);
            assertThat(ben.room().self()).isEqualTo(was);
            assertThat(ana.room().members()).extracting(Member::userId).contains(was).hasSize(2);
            assertThat(ana.wire.heard(ServerEvent.UserDisconnected.class)).isEmpty();
            assertThat(ana.wire.heard(ServerEvent.UserJoined.class)).hasSize(1);
        }
    }

    @Test
    void commandsAtTheSameTimeEndTheSameEverywhere() throws Exception {
        List<Callable<Void>> parties = new ArrayList<>();
        for (int party = 0; party < PARTIES; party++) {
            PartyGuest ana = guest("Ana", party);
            PartyGuest ben = guest("Ben", PARTIES + party);
            int first = party;
            parties.add(() -> {
                RoomId id = ana.start(address);
                ben.join(address, id);
                putOn(ana, ben);
                for (int seed = first; seed < SEEDED_RUNS; seed += PARTIES) {
                    commandsAtTheSameTime(seed, ana, ben, id);
                }
                return null;
            });
        }
        try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> party : side.invokeAll(parties)) {
                party.get();
            }
        }
    }

    private void commandsAtTheSameTime(long seed, PartyGuest ana, PartyGuest ben, RoomId id) {
        try {
            SplittableRandom random = new SplittableRandom(seed);
            int rounds = 1 + random.nextInt(4);
            for (int i = 0; i < rounds; i++) {
                UserAction anas = command(random);
                UserAction bens = command(random);
                ana.post(anas);
                ben.post(bens);
            }
            settle(List.of(ana, ben), id);
            for (PartyGuest guest : List.of(ana, ben)) {
                boolean plays = guest.film().timeline().playing();
                guest.untilInRoom(
                        plays ? "play" : "rest",
                        room ->
                                guest.player.reading().status()
                                        == (plays ? Status.PLAYING : Status.PAUSED));
            }
        } catch (AssertionError | ConditionTimeoutException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private static UserAction command(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> new UserAction.TogglePlay();
            case 2 -> new UserAction.SeekTo(random.nextLong(300_000));
            default -> new UserAction.ChangeRate(random.nextBoolean() ? 1 : 1.5);
        };
    }

    private RoomId watchTogether(PartyGuest ana, PartyGuest ben) {
        RoomId id = ana.start(address);
        ben.join(address, id);
        ana.untilInRoom("see both", room -> room.members().size() == 2);
        putOn(ana, ben);
        ana.post(new UserAction.TogglePlay());
        for (PartyGuest guest : List.of(ana, ben)) {
            guest.untilInRoom("play", room -> guest.player.reading().status() == Status.PLAYING);
        }
        return id;
    }

    private static void putOn(PartyGuest ana, PartyGuest ben) {
        ana.untilInRoom("get the library", room -> room.library() != null);
        Media film = Objects.requireNonNull(ana.room().library()).getFirst();
        ana.post(new UserAction.PutOn(film));
        for (PartyGuest guest : List.of(ana, ben)) {
            guest.untilInRoom(
                    "open the film", room -> guest.player.reading().status() == Status.PAUSED);
        }
    }

    /// Waits until everybody shows what the server says, and nothing is on its way.
    private void settle(List<PartyGuest> all, RoomId id) {
        await("all show the server's timeline")
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    JsonNode truth = truth(id).path("timeline");
                    for (PartyGuest guest : all) {
                        PartyState.Film film = guest.film();
                        assertThat(film.pending()).as(guest.name).isFalse();
                        assertThat(asJson(film.timeline())).as(guest.name).isEqualTo(truth);
                    }
                });
    }

    private JsonNode truth(RoomId id) throws IOException, InterruptedException {
        String body =
                http.send(
                                HttpRequest.newBuilder(
                                                address.resolve(
                                                        "/api/rooms/" + id.value() + "/playback"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
        return JsonMapper.shared().readTree(body);
    }

    /// The timeline as the server's API writes it, numbers in their shortest form.
    private static JsonNode asJson(Timeline timeline) {
        var json = JsonMapper.shared().createObjectNode();
        if (timeline.mediaId() != null) {
            json.put("mediaId", timeline.mediaId().value());
        }
        json.put("positionMs", timeline.positionMs()).put("atServerMs", timeline.atServerMs());
        json.put("rate", timeline.rate()).put("playing", timeline.playing());
        return JsonMapper.shared().readTree(json.toString());
    }

    /// What came after the snapshot continues it number by number, and it never had to ask again.
    private static void assertSnapshotAndThenNoGap(PartyGuest guest) {
        assertThat(guest.wire.heard(ServerEvent.Snapshot.class)).isEmpty();
        List<ServerEvent> heard = guest.wire.heard();
        assertThat(heard.stream().filter(ServerEvent.RoomJoined.class::isInstance)).hasSize(1);
        assertThat(heard.getFirst()).isInstanceOf(ServerEvent.RoomJoined.class);
        long seq = ((ServerEvent.RoomJoined) heard.getFirst()).room().seq();
        for (ServerEvent event : heard) {
            if (event instanceof ServerEvent.Sequenced next) {
                assertThat(next.seq()).isEqualTo(++seq);
            }
        }
    }

    private static boolean rests(PartyGuest guest, Room room) {
        return !room.film().timeline().playing()
                && !room.film().pending()
                && guest.player.reading().status() == Status.PAUSED;
    }

    private static List<String> said(Room room) {
        return room.chat().stream()
                .filter(line -> line instanceof ChatLine.Said said && !said.pending())
                .map(line -> ((ChatLine.Said) line).posted().text())
                .toList();
    }

    private PartyGuest guest(String name, long seed) {
        PartyGuest guest = new PartyGuest(name, seed);
        guests.add(guest);
        return guest;
    }
}
