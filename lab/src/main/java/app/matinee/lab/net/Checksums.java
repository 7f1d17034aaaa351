package app.matinee.lab.net;

/// The Internet checksum (RFC 1071) of IPv4, UDP and TCP.
final class Checksums {
    private static final int TCP = 6;
    private static final int IP_CHECKSUM = 10;
    private static final int ADDRESSES = 12;

    private Checksums() {}

    /// Makes both checksums of a whole packet right again after its addresses or ports changed.
    ///
    /// @param header length of the IP header, bytes
    static void renew(byte[] packet, int header) {
        put(packet, IP_CHECKSUM, 0);
        put(packet, IP_CHECKSUM, folded(sum(packet, 0, header)));
        int length = packet.length - header;
        int at = header + (packet[9] == TCP ? 16 : 6);
        put(packet, at, 0);
        long pseudo = sum(packet, ADDRESSES, ADDRESSES + 8) + (packet[9] & 0xff) + length;
        int value = folded(pseudo + sum(packet, header, packet.length));
        // For UDP, zero means "none" (RFC 768).
        put(packet, at, value == 0 ? 0xffff : value);
    }

    /// @return whether the sums of a packet are right
    static boolean areRight(byte[] packet, int header) {
        long pseudo =
                sum(packet, ADDRESSES, ADDRESSES + 8) + (packet[9] & 0xff) + packet.length - header;
        return folded(sum(packet, 0, header)) == 0
                && folded(pseudo + sum(packet, header, packet.length)) == 0;
    }

    private static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | (i + 1 < to ? bytes[i + 1] & 0xff : 0);
        }
        return sum;
    }

    private static int folded(long sum) {
        long folded = sum;
        while (folded >> 16 != 0) {
            folded = (folded & 0xffff) + (folded >> 16);
        }
        return (int) (~folded & 0xffff);
    }

    private static void put(byte[] packet, int at, int value) {
        packet[at] = (byte) (value >> 8);
        packet[at + 1] = (byte) value;
    }
}
