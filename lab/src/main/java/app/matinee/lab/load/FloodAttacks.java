package app.matinee.lab.load;

import static app.matinee.lab.load.Hostile.FILL;
import static app.matinee.lab.load.Hostile.PING;
import static app.matinee.lab.load.Hostile.SOON;
import static app.matinee.lab.load.Hostile.TEXT;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Too much, too many, too slow.
final class FloodAttacks {
    /// What the server allows one request, and a little.
    private static final Duration HEAD_TIME = Duration.ofSeconds(18);

    private FloodAttacks() {}

    static void addTo(Map<String, Attack> all) {
        all.put(
                "1,000 events in a second",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        one.makeRoom("{}");
                        return Hostile.sendUntilClosed(
                                        () -> one.frame(TEXT, "42[\"typing\"]"), 1_000)
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
        all.put("5,000 half-open handshakes", FloodAttacks::halfOpen);
        all.put(
                "10,000 unknown namespaces",
                (port, from) -> {
                    try (Hostile one = Hostile.from(from, port).connected()) {
                        int[] name = {0};
                        return Hostile.sendUntilClosed(
                                        () -> one.frame(TEXT, "40/unknown-" + name[0]++ + ","),
                                        10_000)
                                || one.isWebSocketClosedWithin(SOON);
                    }
                });
        all.put(
                "a flood of WebSocket pings, unread",
                (port, from) -> {
                    try (Hostile one = Hostile.deafFrom(from, port).connected()) {
                        Hostile.sendUntilClosed(
                                () -> one.frame(PING, FILL.substring(0, 120)), 20_000);
                        return true;
                    } catch (SocketTimeoutException notTaken) {
                        return true;
                    }
                });
        all.put("a member that never reads", FloodAttacks::deaf);
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
            return Hostile.sendUntilClosed(() -> deaf.frame(TEXT, "42[\"room_snapshot\"]"), 5_000)
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
}
