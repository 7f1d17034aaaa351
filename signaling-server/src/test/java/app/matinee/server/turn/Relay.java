package app.matinee.server.turn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// As much of a TURN client (RFC 8489, RFC 8656) as it takes to see whether a server lets somebody
/// in.
final class Relay implements AutoCloseable {
    static final int SUCCESS = 0;

    private static final int ALLOCATE = 0x0003;
    private static final int CREATE_PERMISSION = 0x0008;
    private static final int REFUSED = 0x0110;
    private static final int COOKIE = 0x2112A442;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int ERROR_CODE = 0x0009;
    private static final int XOR_PEER_ADDRESS = 0x0012;
    private static final int REALM = 0x0014;
    private static final int NONCE = 0x0015;
    private static final int REQUESTED_TRANSPORT = 0x0019;
    private static final byte[] UDP = {17, 0, 0, 0};

    private final DatagramSocket socket = new DatagramSocket();
    private final InetSocketAddress server;
    private final String user;
    private final String password;
    private byte[] realm = {};
    private byte[] nonce = {};

    Relay(InetSocketAddress server, String user, String password) throws IOException {
        this.server = server;
        this.user = user;
        this.password = password;
        socket.setSoTimeout(5_000);
    }

    /// @return [#SUCCESS] or the error's code
    int allocate() throws IOException, GeneralSecurityException {
        Answer asked = ask(ALLOCATE, Map.of(REQUESTED_TRANSPORT, UDP), false);
        realm = asked.attributes().getOrDefault(REALM, realm);
        nonce = asked.attributes().getOrDefault(NONCE, nonce);
        return ask(ALLOCATE, Map.of(REQUESTED_TRANSPORT, UDP), true).code();
    }

    /// Whether data may go to an address.
    int permit(int... ipv4) throws IOException, GeneralSecurityException {
        ByteBuffer peer = ByteBuffer.allocate(8).putShort((short) 1).putShort((short) (9 ^ 0x2112));
        int address = ipv4[0] << 24 | ipv4[1] << 16 | ipv4[2] << 8 | ipv4[3];
        return ask(
                        CREATE_PERMISSION,
                        Map.of(XOR_PEER_ADDRESS, peer.putInt(address ^ COOKIE).array()),
                        true)
                .code();
    }

    private record Answer(int code, Map<Integer, byte[]> attributes) {}

    private Answer ask(int method, Map<Integer, byte[]> attributes, boolean signed)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        attributes.forEach((type, value) -> attribute(body, type, value));
        if (signed) {
            attribute(body, USERNAME, user.getBytes(StandardCharsets.UTF_8));
            attribute(body, REALM, realm);
            attribute(body, NONCE, nonce);
        }
        byte[] id = new byte[12];
        new SecureRandom().nextBytes(id);
        if (signed) {
            byte[] covered = message(method, id, body.toByteArray(), 24);
            attribute(body, MESSAGE_INTEGRITY, mac(covered));
        }
        byte[] request = message(method, id, body.toByteArray(), 0);
        socket.send(new DatagramPacket(request, request.length, server));
        DatagramPacket answer = new DatagramPacket(new byte[2_048], 2_048);
        socket.receive(answer);
        return read(ByteBuffer.wrap(answer.getData(), 0, answer.getLength()));
    }

    /// @param more bytes of attributes still to come, which the length counts already
    private static byte[] message(int method, byte[] id, byte[] body, int more) {
        return ByteBuffer.allocate(20 + body.length)
                .putShort((short) method)
                .putShort((short) (body.length + more))
                .putInt(COOKIE)
                .put(id)
                .put(body)
                .array();
    }

    private static void attribute(ByteArrayOutputStream to, int type, byte[] value) {
        byte[] head =
                ByteBuffer.allocate(4)
                        .putShort((short) type)
                        .putShort((short) value.length)
                        .array();
        to.writeBytes(head);
        to.writeBytes(value);
        to.writeBytes(new byte[-value.length & 3]);
    }

    private byte[] mac(byte[] covered) throws GeneralSecurityException {
        String secret = user + ":" + new String(realm, StandardCharsets.UTF_8) + ":" + password;
        byte[] key =
                MessageDigest.getInstance("MD5").digest(secret.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac.doFinal(covered);
    }

    private static Answer read(ByteBuffer message) {
        int type = message.getShort();
        message.position(20);
        Map<Integer, byte[]> attributes = new HashMap<>();
        while (message.remaining() >= 4) {
            int kind = message.getShort() & 0xffff;
            int length = message.getShort() & 0xffff;
            byte[] value = new byte[length];
            message.get(value);
            message.position(Math.min(message.limit(), message.position() + (-length & 3)));
            attributes.put(kind, value);
        }
        byte[] error = attributes.get(ERROR_CODE);
        boolean refused = (type & REFUSED) == REFUSED;
        return new Answer(
                refused && error != null ? error[2] * 100 + error[3] : SUCCESS,
                Map.copyOf(attributes));
    }

    @Override
    public void close() {
        socket.close();
        Arrays.fill(nonce, (byte) 0);
    }
}
