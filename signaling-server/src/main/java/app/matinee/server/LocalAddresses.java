package app.matinee.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Under which names and addresses others find this machine.
final class LocalAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(LocalAddresses.class);

    private LocalAddresses() {}

    /// @return the addresses to share: IPv4 of every interface that is up, this machine's own loop
    ///   left out
    static List<String> shareable() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> a instanceof Inet4Address && !a.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .toList();
        } catch (SocketException e) {
            LOG.warn("the network interfaces cannot be listed: {}", e.toString());
            return List.of();
        }
    }

    /// @return the machine's own names; in a home network also with `.local`
    static Set<String> names() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            String host = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
            return Set.copyOf(Stream.of(name, host, host + ".local").distinct().toList());
        } catch (UnknownHostException e) {
            LOG.info("this machine does not know its own name; it is reached by address");
            return Set.of();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            LOG.debug("interface {} left out: {}", network.getName(), e.toString());
            return false;
        }
    }
}
