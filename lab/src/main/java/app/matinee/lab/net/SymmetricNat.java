package app.matinee.lab.net;

import java.util.HashMap;
import java.util.Map;

/// Address and port translation of the worst kind for peers (RFC 4787: address- and port-dependent
/// mapping and filtering, which RFC 3489 called symmetric): a host gets another outside port for
/// everybody it speaks to, and only that one may answer through it. Pure; not thread-safe.
///
/// Only UDP and TCP pass, and no fragments.
final class SymmetricNat {
    private static final int FIRST_PORT = 20_000;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private final int inside;
    private final int outside;
    private final Map<Flow, Integer> ports = new HashMap<>();
    private final Map<Integer, Flow> flows = new HashMap<>();

    /// One conversation.
    ///
    /// @param insidePort of the host
    private record Flow(int protocol, int insidePort, int remote, int remotePort) {}

    /// @param inside the host's address, as a big-endian number
    /// @param outside the address the world sees
    SymmetricNat(int inside, int outside) {
        this.inside = inside;
        this.outside = outside;
    }

    /// Translates a packet that leaves.
    ///
    /// @return false when it may not pass
    boolean leaves(byte[] packet) {
        if (!passes(packet) || number(packet, SOURCE) != inside) {
            return false;
        }
        int at = headerBytes(packet);
        Flow flow =
                new Flow(
                        packet[9],
                        port(packet, at),
                        number(packet, DESTINATION),
                        port(packet, at + 2));
        int mapped =
                ports.computeIfAbsent(
                        flow,
                        f -> {
                            int next = FIRST_PORT + ports.size();
                            flows.put(next, f);
                            return next;
                        });
        putNumber(packet, SOURCE, outside);
        putPort(packet, at, mapped);
        Checksums.renew(packet, at);
        return true;
    }

    /// Translates a packet that wants in.
    ///
    /// @return false when nobody inside has spoken to its sender from there
    boolean enters(byte[] packet) {
        if (!passes(packet) || number(packet, DESTINATION) != outside) {
            return false;
        }
        int at = headerBytes(packet);
        Flow flow = flows.get(port(packet, at + 2));
        if (flow == null
                || flow.protocol != packet[9]
                || flow.remote != number(packet, SOURCE)
                || flow.remotePort != port(packet, at)) {
            return false;
        }
        putNumber(packet, DESTINATION, inside);
        putPort(packet, at + 2, flow.insidePort);
        Checksums.renew(packet, at);
        return true;
    }

    private static boolean passes(byte[] packet) {
        if (packet.length < 28 || (packet[0] & 0xf0) != 0x40) {
            return false;
        }
        boolean fragment = (port(packet, 6) & 0x3fff) != 0;
        return !fragment
                && (packet[9] == UDP || packet[9] == TCP)
                && packet.length >= headerBytes(packet) + 8;
    }

    private static int headerBytes(byte[] packet) {
        return 4 * (packet[0] & 0x0f);
    }

    private static int port(byte[] packet, int at) {
        return (packet[at] & 0xff) << 8 | packet[at + 1] & 0xff;
    }

    private static int number(byte[] packet, int at) {
        return port(packet, at) << 16 | port(packet, at + 2);
    }

    private static void putPort(byte[] packet, int at, int value) {
        packet[at] = (byte) (value >> 8);
        packet[at + 1] = (byte) value;
    }

    private static void putNumber(byte[] packet, int at, int value) {
        putPort(packet, at, value >>> 16);
        putPort(packet, at + 2, value);
    }
}
