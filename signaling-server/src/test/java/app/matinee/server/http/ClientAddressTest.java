package app.matinee.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private final ClientAddress behindProxies =
            new ClientAddress(Networks.of(List.of("127.0.0.1", "10.0.0.0/8", "fd00::/8")));

    @Test
    void withoutATrustedProxyNoHeaderCounts() {
        ClientAddress direct = new ClientAddress(Networks.of(List.of()));
        assertThat(direct.of("127.0.0.1", "203.0.113.7")).isEqualTo("127.0.0.1");
        assertThat(direct.of("198.51.100.1", "127.0.0.1")).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // peer | header | whose request it is
                "127.0.0.1 | | 127.0.0.1",
                "127.0.0.1 | 203.0.113.7 | 203.0.113.7",
                // What the client wrote itself stands left of what the proxy added.
                "127.0.0.1 | 1.1.1.1, 203.0.113.7 | 203.0.113.7",
                "127.0.0.1 | 127.0.0.1, 203.0.113.7 | 203.0.113.7",
                "127.0.0.1 | 203.0.113.7, 10.1.2.3 | 203.0.113.7",
                // A stranger's word about itself is nothing.
                "198.51.100.9 | 203.0.113.7 | 198.51.100.9",
                "127.0.0.1 | unknown | 127.0.0.1",
                "127.0.0.1 | 203.0.113.7, nonsense | 127.0.0.1",
                "127.0.0.1 | 203.0.113.7:4711 | 203.0.113.7",
                "127.0.0.1 | '[2001:db8::7]:4711' | 2001:db8:0:0:0:0:0:7",
                "fd00:0:0:0:0:0:0:1 | 2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "127.0.0.1 | ',' | 127.0.0.1",
            })
    void theRightmostStrangerIsTheClient(String peer, String header, String client) {
        assertThat(behindProxies.of(peer, header)).isEqualTo(client);
    }

    @Test
    void aListWithoutEndIsNotFollowed() {
        String endless = "10.0.0.1,".repeat(100_000) + "10.0.0.2";
        assertThat(behindProxies.of("127.0.0.1", endless)).isEqualTo("10.0.0.1");
    }
}
