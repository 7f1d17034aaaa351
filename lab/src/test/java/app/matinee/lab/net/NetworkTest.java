package app.matinee.lab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Pattern PING =
            Pattern.compile("(\\d+) received.*rtt min/avg/max/mdev = ([\\d.]+)/", Pattern.DOTALL);

    @Test
    void aPingBetweenTwoHostsTakesBothLinksBothWays() throws Exception {
        assumeTrue(possible(), "SKIPPED: needs root, /dev/net/tun, ip and ping");
        try (Network network = new Network("mtst", 1)) {
            Network.Host far = network.addHost(ms(10), ms(20));
            Network.Host near = network.addHost(ms(5), ms(5));
            network.start();
            Matcher seen = ping(far, near);
            assertThat(seen.group(1)).isEqualTo("5");
            // 10 + 20 ms of the far link, 5 + 5 of the near one. The quickest of five: what a busy
            // machine adds is not the network's.
            assertThat(Double.parseDouble(seen.group(2))).isBetween(40.0, 55.0);
        }
    }

    @Test
    void aDarkHostIsNotReached() throws Exception {
        assumeTrue(possible(), "SKIPPED: needs root, /dev/net/tun, ip and ping");
        try (Network network = new Network("mtsd", 1)) {
            Network.Host one = network.addHost(LinkProfile.PERFECT, LinkProfile.PERFECT);
            Network.Host two = network.addHost(LinkProfile.PERFECT, LinkProfile.PERFECT);
            two.setDark(true);
            network.start();
            assertThat(output(one, two)).contains(" 0 received");
        }
    }

    /// A laboratory of its own, to be killed.
    static final class Killed {
        private Killed() {}

        public static void main(String[] args) throws Exception {
            try (Network network = new Network("mtsk", 1)) {
                network.addHost(LinkProfile.PERFECT, LinkProfile.PERFECT);
                network.start();
                System.out.println("up");
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void aKilledLaboratoryLeavesNoNamespaceBehind() throws Exception {
        assumeTrue(possible(), "SKIPPED: needs root, /dev/net/tun, ip and ping");
        Process killed =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Killed.class.getName())
                        .start();
        try {
            assertThat(killed.inputReader().readLine()).isEqualTo("up");
            assertThat(Path.of("/run/netns/mtsk1")).exists();
            killed.destroy();
            assertThat(killed.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Path.of("/run/netns/mtsk1")).doesNotExist();
        } finally {
            killed.destroyForcibly();
        }
    }

    private static LinkProfile ms(double delay) {
        return new LinkProfile(delay, 0, 0, 0, 0);
    }

    private static Matcher ping(Network.Host from, Network.Host to) throws IOException {
        String said = output(from, to);
        Matcher m = PING.matcher(said);
        assertThat(m.find()).as(said).isTrue();
        return m;
    }

    private static String output(Network.Host from, Network.Host to) throws IOException {
        List<String> command =
                from.command(
                        List.of("ping", "-n", "-c", "5", "-i", "0.1", "-W", "1", to.address()));
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(p.getInputStream().readAllBytes());
    }

    private static boolean possible() {
        return "root".equals(System.getProperty("user.name"))
                && Files.isWritable(Path.of("/dev/net/tun"))
                && onPath("ip")
                && onPath("ping");
    }

    private static boolean onPath(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }
}
