package app.matinee.client.rtc.onvoid;

import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sees that this machine has other addresses than before: the library notices only after five to
/// seven seconds that its way is gone. One thread.
final class NetworkWatch {
    private @Nullable Set<String> before;

    /// @return whether addresses changed since the last look, into something that can be used
    boolean hasChanged() {
        Set<String> now;
        try {
            now = addresses();
        } catch (SocketException e) {
            return false; // the next look will tell
        }
        boolean changed = before != null && !now.equals(before) && !now.isEmpty();
        if (!now.isEmpty()) {
            before = now; // the moment without any address is not a place to be
        }
        return changed;
    }

    private static Set<String> addresses() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(NetworkWatch::counts)
                .flatMap(each -> each.getInterfaceAddresses().stream())
                .map(InterfaceAddress::getAddress)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(address -> address.getHostAddress())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean counts(NetworkInterface each) {
        try {
            return each.isUp() && !each.isLoopback();
        } catch (SocketException e) {
            return false; // it went away while we looked
        }
    }
}
