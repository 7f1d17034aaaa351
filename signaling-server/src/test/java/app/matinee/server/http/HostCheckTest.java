package app.matinee.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
    private final HostCheck hosts = new HostCheck(Set.of("Cinema", "cinema.local"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "192.0.2.4:8080",
                "[::1]:8080",
                "localhost:1",
                "cinema",
                "CINEMA.local:8080"
            })
    void ourNamesAndAddressesAreOurs(String host) {
        assertThat(hosts.isOurs(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "cinema.evil.example",
                "127.0.0.1.evil.example",
                "localhost:1:2",
                "1.2.3.4.5",
                "[::1",
                "localhost\t",
                "localhost:999999"
            })
    void othersAreNot(String host) {
        assertThat(hosts.isOurs(host)).isFalse();
    }
}
