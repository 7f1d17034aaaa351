package app.matinee.lab.load;

import static app.matinee.lab.load.Hostile.BINARY;
import static app.matinee.lab.load.Hostile.FIRST_FRAGMENT;
import static app.matinee.lab.load.Hostile.FRAGMENT;
import static app.matinee.lab.load.Hostile.PING;
import static app.matinee.lab.load.Hostile.TEXT;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What hostile input may try on the wire (docs/security.md), each from an address of its own so
/// that no limit of one case helps the next. A case tells whether the server held.
final class Attacks {
    /// One way to try it.
    interface Attack {
        /// @param port of the server
        /// @param address the last part of the attacker's loopback address
        /// @return whether the server held
        boolean run(int port, int address) throws IOException;
    }

    private static final Duration SOON = Duration.ofSeconds(2);

    /// What the server allows one request, and a little.
    private static final Duration HEAD_TIME = Duration.ofSeconds(18);

    private static final String FILL = "x".repeat(1_000);

    private Attacks() {}

    /// By name, in the order to run.
    static Map<String, Attack> all() {
        Map<String, Attack> all = new LinkedHashMap<>();
        identity(all);
        packets(all);
        floods(all);
        http(all);
        return all;
    }

    private static void identity(Map<String, Attack> all) {
        all.put(
                "an event before CONNECT",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port)) {
                        one.upgrade("");
                        one.text();
                        one.frame(TEXT, "42[\"create_room\",{}]");
                        return one.isWebSocketClosedWithin(SOON);
                    }
                });
        all.put(
                "somebody else's sid, by query, header and cookie",
                (port, from) -> {
                    try (Hostile victim = Hostile.from(from, port);
                            Hostile thief = Hostile.from(from + 1, port);
                            Hostile other = Hostile.from(from + 1, port)) {
                        victim.request(
                                "GET /socket.io/?EIO=4&transport=polling", "Connection: close");
                        String open = victim.rest();
                        int at = open.indexOf("\"sid\":\"") + 7;
                        String sid = open.substring(at, open.indexOf('"', at));
                        thief.request(
                                "GET /socket.io/?EIO=4&transport=polling&sid=" + sid,
                                "Connection: close");
                        other.request(
                                "POST /socket.io/?EIO=4&transport=polling",
                                "io: " + sid,
                                "Cookie: io=" + sid,
                                "Content-Length: 1",
                                "Connection: close");
                        return thief.status() == 400 && other.status() == 400;
                    }
                });
        all.put(
                "a forged sender and time",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        one.makeRoom("{}");
                        one.frame(
                                TEXT,
                                "421[\"chat_message\",{\"text\":\"hi\",\"clientMessageId\":\"a\",\"from\":\"somebody\",\"sentServerMs\":1}]");
                        return one.until("431").contains("bad_request");
                    }
                });
        all.put(
                "100 wrong passwords",
                (port, from) -> {
                    try (Hostile host = Hostile.from(from, port).connected();
                            Hostile thief = Hostile.from(from + 1, port).connected()) {
                        String room = host.makeRoom("{\"password\":\"open sesame\"}");
                        int tried = 0;
                        for (int i = 0; i < 100; i++) {
                            try {
                                thief.frame(
                                        TEXT,
                                        "427[\"join_room\",{\"roomId\":\""
                                                + room
                                                + "\",\"password\":\"guess "
                                                + i
                                                + "\"}]");
                                tried += thief.until("437").contains("wrong_password") ? 1 : 0;
                            } catch (EOFException | SocketException closed) {
                                break;
                            }
                        }
                        return tried <= 6;
                    }
                });
    }

    private static void packets(Map<String, Attack> all) {
        closing(all, "an ack id of 65,000 digits", "42" + "9".repeat(15_000) + "[\"typing\"]");
        closing(
                all,
                "JSON 5,000 deep",
                "42[\"typing\"," + "[".repeat(5_000) + "]".repeat(5_000) + "]");
        closing(all, "a number of 10,000 digits", "42[\"typing\"," + "1".repeat(10_000) + "]");
        closing(all, "a key twice", "42[\"typing\",{\"a\":1,\"a\":2}]");
        closing(all, "endless attachments announced", "45999999-[\"typing\"]");
        closing(all, "a message over the size", "42[\"typing\",\"" + "x".repeat(40_000) + "\"]");
        all.put(
                "an attachment nobody announced",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        one.frame(BINARY, new byte[100]);
                        return one.isWebSocketClosedWithin(SOON);
                    }
                });
        all.put(
                "endless fragments",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        one.frame(FIRST_FRAGMENT, "42[\"" + FILL);
                        return sendUntilClosed(() -> one.frame(FRAGMENT, FILL), 200)
                                || one.isWebSocketClosedWithin(SOON);
                    }
                });
        all.put(
                "deflate offered",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port)) {
                        return !one.upgrade("", "Sec-WebSocket-Extensions: permessage-deflate")
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("deflate");
                    }
                });
        for (String position : List.of("1e300", "-1", "NaN", "1.5", "\"1\"", "9".repeat(30))) {
            all.put(
                    "a position of " + (position.length() > 9 ? "30 nines" : position),
                    (port, from) -> {
                        try (Hostile one = Hostile.from(from, port).connected()) {
                            one.makeRoom("{}");
                            one.frame(
                                    TEXT,
                                    "421[\"seek\",{\"commandId\":\"c\",\"positionMs\":"
                                            + position
                                            + "}]");
                            try {
                                return one.until("431").contains("bad_request");
                            } catch (EOFException closed) {
                                return true;
                            }
                        }
                    });
        }
    }

    private static void closing(Map<String, Attack> all, String name, String message) {
        all.put(
                name,
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        one.frame(TEXT, message);
                        return one.isWebSocketClosedWithin(SOON);
                    }
                });
    }

    private static void floods(Map<String, Attack> all) {
        all.put(
                "1,000 events in a second",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        one.makeRoom("{}");
                        return sendUntilClosed(() -> one.frame(TEXT, "42[\"typing\"]"), 1_000)
                                || one.isWebSocketClosedWithin(SOON);
                    }
                });
        all.put(
                "1,000 rooms from one address",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        int made = 0;
                        for (int i = 0; i < 100; i++) {
                            try {
                                one.frame(TEXT, "427[\"create_room\",{}]");
                                boolean room = one.until("437").contains("\"ok\":true");
                                made += room ? 1 : 0;
                                if (room) {
                                    one.frame(TEXT, "428[\"leave_room\"]");
                                    one.until("438");
                                }
                            } catch (EOFException | SocketException closed) {
                                break;
                            }
                        }
                        return made <= 20;
                    }
                });
        all.put("5,000 half-open handshakes", Attacks::halfOpen);
        all.put(
                "10,000 unknown namespaces",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        int[] name = {0};
                        return sendUntilClosed(
                                        () -> one.frame(TEXT, "40/unknown-" + name[0]++ + ","),
                                        10_000)
                                || one.isWebSocketClosedWithin(SOON);
                    }
                });
        all.put(
                "a flood of WebSocket pings, unread",
                (port, from) -> {
                    try (Hostile one = Hostile.deafFrom(from, port).connected()) {
                        sendUntilClosed(() -> one.frame(PING, FILL.substring(0, 120)), 20_000);
                        return true;
                    } catch (SocketTimeoutException notTaken) {
                        return true;
                    }
                });
        all.put("a member that never reads", Attacks::deaf);
        all.put(
                "request heads a byte at a time",
                (port, from) -> slow(port, from, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "));
        all.put(
                "request bodies a byte at a time",
                (port, from) ->
                        slow(
                                port,
                                from,
                                "POST /api/rooms HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n"));
    }

    private static boolean halfOpen(int port, int from) throws IOException {
        List<Hostile> open = new ArrayList<>();
        int stood = 0;
        try {
            for (int i = 0; i < 5_000; i++) {
                Hostile one = Hostile.from(from, port);
                open.add(one);
                try {
                    stood += one.upgrade("").startsWith("HTTP/1.1 101") ? 1 : 0;
                } catch (EOFException | SocketException refused) {
                    continue;
                }
            }
            return stood <= 50;
        } finally {
            for (Hostile one : open) {
                one.close();
            }
        }
    }

    /// Two members: one talks without end, the other takes nothing of it.
    private static boolean deaf(int port, int from) throws IOException {
        try (Hostile talker = Hostile.from(from, port).connected();
                Hostile deaf = Hostile.deafFrom(from + 1, port).connected()) {
            String room = talker.makeRoom("{}");
            deaf.frame(TEXT, "420[\"join_room\",{\"roomId\":\"" + room + "\"}]");
            deaf.until("430");
            // Snapshots are the largest answers anybody can ask for; nobody reads them.
            return sendUntilClosed(() -> deaf.frame(TEXT, "42[\"room_snapshot\"]"), 5_000)
                    || deaf.isClosedWithin(Duration.ofSeconds(5));
        }
    }

    /// Many connections of one address that bring a byte now and then.
    private static boolean slow(int port, int from, String beginning) throws IOException {
        List<Hostile> open = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Hostile one = Hostile.from(from, port);
                open.add(one.write(beginning));
            }
            long until = System.nanoTime() + HEAD_TIME.toNanos();
            while (!open.isEmpty() && System.nanoTime() < until) {
                List<Hostile> closed = new ArrayList<>();
                for (Hostile one : open) {
                    try {
                        one.write("a");
                        if (one.isClosedWithin(Duration.ofMillis(2))) {
                            closed.add(one);
                        }
                    } catch (SocketException gone) {
                        closed.add(one);
                    }
                }
                open.removeAll(closed);
            }
            return open.isEmpty();
        } finally {
            for (Hostile one : open) {
                one.close();
            }
        }
    }

    private static void http(Map<String, Attack> all) {
        for (String path :
                List.of(
                        "/media/../../etc/passwd",
                        "/media/%2e%2e%2fetc%2fpasswd",
                        "/media/%252e%252e%252f",
                        "/media/..%5c..%5c",
                        "/media/%00",
                        "//etc/passwd")) {
            answered(all, "the path " + path, 404, "GET " + path);
        }
        answered(
                all,
                "two lengths",
                400,
                "POST /api/rooms",
                "Content-Length: 5",
                "Transfer-Encoding: chunked");
        answered(all, "a foreign origin", 403, "GET /api/library", "Origin: http://evil.example");
        answered(
                all,
                "a foreign origin's polling",
                403,
                "GET /socket.io/?EIO=4&transport=polling",
                "Origin: http://evil.example");
        all.put(
                "a host name that is not ours",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port)) {
                        one.write("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
                        return one.status() == 421;
                    }
                });
        all.put(
                "a head of a megabyte",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port)) {
                        one.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ");
                        return sendUntilClosed(() -> one.write(FILL), 1_000)
                                || one.isClosedWithin(SOON);
                    }
                });
    }

    private static void answered(
            Map<String, Attack> all, String name, int status, String line, String... headers) {
        all.put(
                name,
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port)) {
                        return one.request(line, headers).status() == status;
                    }
                });
    }

    private interface Send {
        void run() throws IOException;
    }

    /// @return whether the other side closed before all was sent
    private static boolean sendUntilClosed(Send send, int times) throws IOException {
        try {
            for (int i = 0; i < times; i++) {
                send.run();
            }
            return false;
        } catch (SocketException closed) {
            return closed.getMessage() != null;
        }
    }
}
