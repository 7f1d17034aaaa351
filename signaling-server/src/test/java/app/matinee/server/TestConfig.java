package app.matinee.server;

import app.matinee.protocol.RoomPolicy;
import app.matinee.server.limit.LimitRates;
import app.matinee.server.room.RoomQuota;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A server on a free port of this machine, without the limits per address: all guests of a test
/// share one.
final class TestConfig {
    private TestConfig() {}

    static ServerConfig with(@Nullable Path media) {
        return with(media, null);
    }

    static ServerConfig keeping(Path data) {
        return with(null).keeping(new KeepConfig(data));
    }

    static ServerConfig with(@Nullable Path media, @Nullable String accessKey) {
        return new ServerConfig(
                "127.0.0.1",
                0,
                media,
                accessKey,
                "Test",
                Set.of(),
                Set.of(),
                2,
                RoomQuota.DEFAULT,
                1000,
                1000,
                LimitRates.DEFAULTS.withoutAddresses());
    }

    /// Whose new rooms allow this, if nothing else is said.
    static ServerConfig allowing(RoomPolicy policy) {
        RoomQuota usual = RoomQuota.DEFAULT;
        return new ServerConfig(
                "127.0.0.1",
                0,
                null,
                null,
                "Test",
                Set.of(),
                Set.of(),
                2,
                new RoomQuota(
                        usual.rooms(), usual.perAddress(), usual.bounds(), usual.terms(), policy),
                1000,
                1000,
                LimitRates.DEFAULTS.withoutAddresses());
    }

    /// As [#with], and reached from outside as well.
    static ServerConfig everywhere() {
        return new ServerConfig(
                "0.0.0.0",
                0,
                null,
                null,
                "Test",
                Set.of(),
                Set.of(),
                2,
                RoomQuota.DEFAULT,
                1000,
                1000,
                LimitRates.DEFAULTS.withoutAddresses());
    }

    /// As [#with], with the limits an operator has.
    static ServerConfig limited() {
        return new ServerConfig(
                "127.0.0.1",
                0,
                null,
                null,
                "Test",
                Set.of(),
                Set.of(),
                2,
                RoomQuota.DEFAULT,
                1000,
                1000,
                LimitRates.DEFAULTS);
    }
}
