package app.matinee.lab.net;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The little of IPv4 (RFC 791) that carrying packets asks for.
final class Packets {
    private static final int DESTINATION = 16;
    private static final int HEADER_BYTES = 20;

    private Packets() {}

    /// @return the destination's last octet, which is the host's number here; -1 for anything that
    ///   is not IPv4
    static int destinationHost(MemorySegment packet, int length) {
        if (length < HEADER_BYTES || (packet.get(ValueLayout.JAVA_BYTE, 0) & 0xf0) != 0x40) {
            return -1;
        }
        return packet.get(ValueLayout.JAVA_BYTE, DESTINATION + 3) & 0xff;
    }
}
