package app.matinee.lab.net;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A star of hosts around an invisible hub. Every host is a network namespace with one device
/// `eth0` (WebRTC takes `tun*` for a VPN) and the address `10.77.0.N`. Needs root and `ip`.
///
/// Not thread-safe, except [#setDark] and [#use].
public final class Network implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Network.class);
    private static final String SUBNET = "10.77.0.";
    private static final int SUBNET_NUMBER = 10 << 24 | 77 << 16;

    /// What the world sees of a host behind a NAT: 10.77.1.N.
    private static final int OUTSIDE_NUMBER = SUBNET_NUMBER | 1 << 8;

    /// A host that changes its address gets this much more in the last octet.
    private static final int RENUMBERED = 100;

    private final Arena arena = Arena.ofShared();
    private final Posix posix = new Posix(arena);
    private final LinkEmulator emulator = new LinkEmulator(posix);
    private final String prefix;
    private final long seed;
    private final List<Host> hosts = new ArrayList<>();
    private final List<String> namespaces = new CopyOnWriteArrayList<>();
    private final Thread atExit = new Thread(this::removeAtExit, "remove namespaces");
    private boolean started;

    /// @param prefix begins the namespaces' names, so that two labs do not meet
    /// @param seed of all links' chance
    public Network(String prefix, long seed) {
        this.prefix = prefix;
        this.seed = seed;
        // A killed run must not leave the machine full of networks.
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// A host on the network, with its link.
    ///
    /// @param number 1 to 254, last octet of its address
    public final class Host {
        private final TunDevice device;
        private final int born;
        private int number;
        private final LinkDirection up;
        private final LinkDirection down;

        private Host(int number, TunDevice device, LinkDirection up, LinkDirection down) {
            this.number = number;
            this.born = number;
            this.device = device;
            this.up = up;
            this.down = down;
        }

        public String address() {
            return SUBNET + number;
        }

        public String namespace() {
            return prefix + born;
        }

        /// Gets another address and loses the present one, as when a laptop goes from one network
        /// to the next. Once, and not behind a NAT.
        public void changeAddress() throws IOException {
            if (number != born || born + RENUMBERED > 254) {
                throw new IllegalStateException("once only");
            }
            String old = address();
            emulator.renumber(number, number + RENUMBERED);
            number += RENUMBERED;
            Ip.run("-n", namespace(), "addr", "del", old + "/24", "dev", "eth0");
            Ip.run("-n", namespace(), "addr", "add", address() + "/24", "dev", "eth0");
            // The kernel takes the route away with the last address.
            Ip.quietly("-n", namespace(), "route", "add", "default", "dev", "eth0");
        }

        /// Runs a command on this host.
        public List<String> command(List<String> command) {
            List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", namespace()));
            whole.addAll(command);
            return whole;
        }

        /// A dark link carries nothing, either way.
        public void setDark(boolean dark) {
            emulator.act(() -> {
                up.setDark(dark);
                down.setDark(dark);
            });
        }

        public void use(LinkProfile newUp, LinkProfile newDown) {
            emulator.act(() -> {
                up.use(newUp);
                down.use(newDown);
            });
        }
    }

    /// Before [#start].
    public Host addHost(LinkProfile up, LinkProfile down) throws IOException {
        return addHost(up, down, false);
    }

    /// As above, with a symmetric NAT of its own before it: the world sees it as `10.77.1.N`.
    public Host addHostBehindNat(LinkProfile up, LinkProfile down) throws IOException {
        return addHost(up, down, true);
    }

    private Host addHost(LinkProfile up, LinkProfile down, boolean nat) throws IOException {
        if (started || hosts.size() >= 254) {
            throw new IllegalStateException("the network is started or full");
        }
        int number = hosts.size() + 1;
        String name = prefix + number;
        Ip.quietly("netns", "del", name);
        namespaces.add(name);
        Ip.run("netns", "add", name);
        TunDevice device = TunDevice.create(prefix + "t" + number, posix);
        Host host =
                new Host(
                        number,
                        device,
                        new LinkDirection(up, seed * 1_000 + 2L * number),
                        new LinkDirection(down, seed * 1_000 + 2L * number + 1));
        hosts.add(host);
        emulator.attach(
                number,
                device,
                host.up,
                host.down,
                nat ? new SymmetricNat(SUBNET_NUMBER | number, OUTSIDE_NUMBER | number) : null);
        Ip.run("link", "set", device.name(), "netns", name, "name", "eth0");
        Ip.run("-n", name, "link", "set", "lo", "up");
        Ip.run("-n", name, "addr", "add", host.address() + "/24", "dev", "eth0");
        Ip.run("-n", name, "link", "set", "eth0", "up");
        Ip.run("-n", name, "route", "add", "default", "dev", "eth0");
        return host;
    }

    public void start() {
        started = true;
        emulator.start();
    }

    public List<Host> hosts() {
        return List.copyOf(hosts);
    }

    /// Takes the namespaces away; what still runs in them loses its network. The end of this JVM
    /// does that too.
    @Override
    public void close() throws IOException {
        emulator.close();
        for (Host host : hosts) {
            host.device.close();
        }
        removeNamespaces();
        hosts.clear();
        arena.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending already, which is what the hook is for.
            return;
        }
    }

    private void removeNamespaces() throws IOException {
        for (String name : namespaces) {
            Ip.quietly("netns", "del", name);
        }
        namespaces.clear();
    }

    private void removeAtExit() {
        try {
            removeNamespaces();
        } catch (IOException e) {
            LOG.warn("Namespaces {}* are left behind: {}", prefix, e.toString());
        }
    }
}
