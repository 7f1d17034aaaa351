package app.matinee.lab.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricNatTest {
    private static final int INSIDE = 0x0a4d0002;
    private static final int OUTSIDE = 0x0a4d0102;
    private static final int ANA = 0x0a4d0003;
    private static final int BEN = 0x0a4d0004;

    private final SymmetricNat nat = new SymmetricNat(INSIDE, OUTSIDE);

    @ParameterizedTest
    @ValueSource(ints = {6, 17})
    void whoWasSpokenToMayAnswerAndItsPacketIsWhole(int protocol) {
        byte[] out = packet(protocol, INSIDE, 5_000, ANA, 7_000);
        assertThat(nat.leaves(out)).isTrue();
        assertThat(source(out)).isEqualTo(OUTSIDE);
        assertThat(Checksums.areRight(out, 20)).isTrue();
        byte[] back = packet(protocol, ANA, 7_000, OUTSIDE, port(out, 20));
        assertThat(nat.enters(back)).isTrue();
        assertThat(port(back, 22)).isEqualTo(5_000);
        assertThat(Checksums.areRight(back, 20)).isTrue();
    }

    @Test
    void everyConversationHasAPortOfItsOwn() {
        byte[] toAna = packet(17, INSIDE, 5_000, ANA, 7_000);
        byte[] toBen = packet(17, INSIDE, 5_000, BEN, 7_000);
        nat.leaves(toAna);
        nat.leaves(toBen);
        assertThat(port(toAna, 20)).isNotEqualTo(port(toBen, 20));
        assertThat(nat.enters(packet(17, BEN, 7_000, OUTSIDE, port(toAna, 20)))).isFalse();
        assertThat(nat.enters(packet(17, ANA, 7_001, OUTSIDE, port(toAna, 20)))).isFalse();
    }

    @Test
    void theHostsOwnAddressIsNotReachedAndNothingElsePasses() {
        nat.leaves(packet(17, INSIDE, 5_000, ANA, 7_000));
        assertThat(nat.enters(packet(17, ANA, 7_000, INSIDE, 5_000))).isFalse();
        assertThat(nat.leaves(packet(1, INSIDE, 0, ANA, 0))).isFalse();
        assertThat(nat.leaves(new byte[10])).isFalse();
        assertThat(nat.leaves(packet(17, BEN, 5_000, ANA, 7_000))).isFalse();
    }

    private static byte[] packet(int protocol, int from, int fromPort, int to, int toPort) {
        byte[] packet = new byte[20 + 20 + 3];
        packet[0] = 0x45;
        packet[3] = (byte) packet.length;
        packet[9] = (byte) protocol;
        for (int i = 0; i < 4; i++) {
            packet[12 + i] = (byte) (from >> 24 - 8 * i);
            packet[16 + i] = (byte) (to >> 24 - 8 * i);
        }
        packet[20] = (byte) (fromPort >> 8);
        packet[21] = (byte) fromPort;
        packet[22] = (byte) (toPort >> 8);
        packet[23] = (byte) toPort;
        packet[42] = 77;
        Checksums.renew(packet, 20);
        return packet;
    }

    private static int port(byte[] packet, int at) {
        return (packet[at] & 0xff) << 8 | packet[at + 1] & 0xff;
    }

    private static int source(byte[] packet) {
        return port(packet, 12) << 16 | port(packet, 14);
    }
}
