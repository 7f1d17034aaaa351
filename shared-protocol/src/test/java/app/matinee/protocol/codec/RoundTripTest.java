package app.matinee.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.protocol.ClientEvent;
import app.matinee.protocol.ServerEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class RoundTripTest {

    static Stream<ClientEvent> clientEvents() {
        return ClientExamples.ALL.stream().flatMap(Example::both);
    }

    static Stream<ServerEvent> serverEvents() {
        return ServerExamples.ALL.stream().flatMap(Example::both);
    }

    @ParameterizedTest
    @MethodSource("clientEvents")
    void aClientEventComesBackAsItWent(ClientEvent event) throws Exception {
        WireEvent wire = ClientEventCodec.encode(event);

        assertThat(ClientEventCodec.decode(wire.name(), Json.parse(wire.json()))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("serverEvents")
    void aServerEventComesBackAsItWent(ServerEvent event) throws Exception {
        WireEvent wire = ServerEventCodec.encode(event);

        assertThat(ServerEventCodec.decode(wire.name(), Json.parse(wire.json()))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("serverEvents")
    void aNewerServersExtraFieldIsIgnored(ServerEvent event) throws Exception {
        WireEvent wire = ServerEventCodec.encode(event);
        ObjectNode json = (ObjectNode) Json.parse(wire.json());
        json.putObject("fromTheFuture").put("a", 1);
        json.values()
                .forEach(value -> {
                    if (value instanceof ObjectNode inner) {
                        inner.put("alsoNew", true);
                    }
                });

        assertThat(ServerEventCodec.decode(wire.name(), json)).isEqualTo(event);
    }

    @Test
    void everyKindOfEventHasAnExample() {
        assertThat(kinds(ClientExamples.ALL)).isEqualTo(Example.kindsOf(ClientEvent.class));
        assertThat(kinds(ServerExamples.ALL)).isEqualTo(Example.kindsOf(ServerEvent.class));
    }

    @Test
    void everyExampleHasTheNameItTravelsUnderAndNoNameIsMissing() {
        ClientExamples.ALL.forEach(example ->
                assertThat(example.both().map(ClientEventCodec::encode))
                        .extracting(WireEvent::name)
                        .containsOnly(example.name()));
        ServerExamples.ALL.forEach(example ->
                assertThat(example.both().map(ServerEventCodec::encode))
                        .extracting(WireEvent::name)
                        .containsOnly(example.name()));

        assertThat(ClientEventCodec.names()).isEqualTo(names(ClientExamples.ALL));
        assertThat(ServerEventCodec.names()).isEqualTo(names(ServerExamples.ALL));
    }

    @Test
    void nullIsAsGoodAsAbsentWhereAFieldIsOptional() throws Exception {
        ClientEvent event =
                ClientEventCodec.decode(
                        "create_room",
                        Json.parse("{\"title\":null,\"password\":null,\"policy\":null}"));

        assertThat(event).isEqualTo(new ClientEvent.CreateRoom(null, null, null));
    }

    @Test
    void anEventWithoutFieldsNeedsNoBody() throws Exception {
        assertThat(ClientEventCodec.decode("typing", Json.object().path("nothing")))
                .isEqualTo(new ClientEvent.Typing());
    }

    @Test
    void theSnapshotLiesFlatInRoomJoined() throws Exception {
        ServerEvent joined = ServerExamples.ALL.get(1).full();

        ObjectNode json = (ObjectNode) Json.parse(ServerEventCodec.encode(joined).json());

        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "self",
                        "room",
                        "members",
                        "playback",
                        "waiting",
                        "queue",
                        "chat",
                        "iceServers",
                        "serverTimeMs",
                        "missed",
                        "resume",
                        "identity",
                        "grant",
                        "grantUntilServerMs");
        assertThat(json.get("room").propertyNames())
                .containsExactlyInAnyOrder(
                        "roomId", "title", "hasPassword", "locked", "policy", "epoch", "seq");
    }

    private static Set<Class<?>> kinds(List<? extends Example<?>> examples) {
        Set<Class<?>> kinds = new HashSet<>();
        examples.forEach(example -> example.both().forEach(event -> kinds.add(event.getClass())));
        return kinds;
    }

    private static Set<String> names(List<? extends Example<?>> examples) {
        return examples.stream().map(Example::name).collect(Collectors.toSet());
    }
}
