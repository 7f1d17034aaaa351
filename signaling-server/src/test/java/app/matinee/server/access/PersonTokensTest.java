package app.matinee.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.matinee.protocol.RoomId;
import app.matinee.protocol.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server signs: whose it is, for how long, and that nobody else can make it.
class PersonTokensTest {
    private static final byte[] SECRET = "a secret of thirty-two bytes, sh".getBytes();
    private static final byte[] ANOTHER = "another secret of the same size.".getBytes();
    private static final long NOW = 1_790_000_000_000L;
    private static final RoomId ROOM = new RoomId("ABCD1234");
    private static final UserId ANA = new UserId("ana");

    private final Identities identities = identities(SECRET);
    private final Grants grants = new Grants(SECRET, Duration.ofHours(1));

    private static Identities identities(byte[] secret) {
        return new Identities(secret, new Random(1), Duration.ofDays(90));
    }

    @Test
    void anIdentityIsKnownAgainUntilItEnds() {
        String who = identities.next();
        String token = identities.token(who, NOW);
        long end = NOW + Duration.ofDays(90).toMillis();

        assertThat(identities.check(token, NOW)).contains(who);
        assertThat(identities.check(token, end - 1)).contains(who);
        assertThat(identities.check(token, end)).isEmpty();
        assertThat(identities.next()).isNotEqualTo(who);
    }

    @Test
    void anotherServersIdentityIsNone() {
        assertThat(identities.check(identities(ANOTHER).token("who", NOW), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "nonsense",
                "not!base64.not!base64",
                // {"alg":"none"}.{"sub":"host"}. and the same with HS256 named
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJob3N0In0.",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJob3N0In0.c2lnbmF0dXJl"
            })
    void whatIsNotOursIsNone(String token) {
        assertThat(identities.check(token, NOW)).isEmpty();
        assertThat(grants.check(token, NOW)).isEmpty();
    }

    @Test
    void aChangedTokenIsNone() {
        String token = identities.token("who", NOW);
        String signature = token.substring(token.indexOf('.'));
        String forged =
                Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        ("host " + Long.MAX_VALUE).getBytes(StandardCharsets.UTF_8))
                        + signature;
        assertThat(identities.check(forged, NOW)).isEmpty();
        assertThat(identities.check(token.substring(0, token.length() - 4), NOW)).isEmpty();
    }

    @Test
    void aGrantNamesItsRoomAndItsBearerUntilItEnds() {
        Grants.Grant grant = grants.give(ROOM, ANA, NOW);
        String token = grants.token(grant);

        assertThat(grants.check(token, NOW)).contains(grant);
        assertThat(grant.room()).isEqualTo(ROOM);
        assertThat(grant.user()).isEqualTo(ANA);
        assertThat(grants.check(token, grant.untilServerMs() - 1)).isPresent();
        assertThat(grants.check(token, grant.untilServerMs())).isEmpty();
    }

    @Test
    void oneKindOfTokenIsNotAnother() {
        assertThat(identities.check(grants.token(grants.give(ROOM, ANA, NOW)), NOW)).isEmpty();
        assertThat(grants.check(identities.token("who", NOW), NOW)).isEmpty();
    }

    @Test
    void aPersonHasAnotherNameInEveryRoom() {
        Pseudonyms names = new Pseudonyms(SECRET);
        assertThat(names.person(ROOM, "who"))
                .isEqualTo(new Pseudonyms(SECRET).person(ROOM, "who"))
                .isNotEqualTo(names.person(new RoomId("ABCD1235"), "who"))
                .isNotEqualTo(new Pseudonyms(ANOTHER).person(ROOM, "who"));
        assertThat(names.address(ROOM, "who")).isNotEqualTo(names.person(ROOM, "who").value());
    }

    /// A ban holds for an address in its room; the rooms an address made are counted over all.
    @Test
    void anAddressIsKnownAgainWithoutBeingNamed() {
        Pseudonyms names = new Pseudonyms(SECRET);
        assertThat(names.address(ROOM, "192.0.2.1"))
                .isEqualTo(new Pseudonyms(SECRET).address(ROOM, "192.0.2.1"))
                .isNotEqualTo(names.address(ROOM, "192.0.2.2"))
                .isNotEqualTo(names.address(new RoomId("ABCD1235"), "192.0.2.1"))
                .hasSize(22);
        assertThat(names.founder("192.0.2.1"))
                .isEqualTo(new Pseudonyms(SECRET).founder("192.0.2.1"))
                .isNotEqualTo(names.founder("192.0.2.2"))
                .isNotEqualTo(names.address(ROOM, "192.0.2.1"))
                .hasSize(22);
    }

    @Test
    void theSecretOutlivesTheProcess(@TempDir Path data) throws IOException {
        byte[] first = ServerSecret.load(data, new Random(1));
        assertThat(first).hasSize(32);
        assertThat(ServerSecret.load(data, new Random(2))).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(data.resolve(ServerSecret.FILE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void withoutAFolderTheSecretIsNew() throws IOException {
        assertThat(ServerSecret.load(null, new Random(1)))
                .isNotEqualTo(ServerSecret.load(null, new Random(2)));
    }

    @Test
    void aDamagedSecretIsSaid(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve(ServerSecret.FILE), "short");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ServerSecret.load(data, new Random(1)))
                .withMessageContaining("32 bytes");
    }
}
