package app.matinee.lab.load;

import static app.matinee.lab.load.Hostile.SOON;
import static app.matinee.lab.load.Hostile.TEXT;

import java.io.EOFException;
import java.net.SocketException;
import java.util.Map;

/// Who is somebody else, or nobody yet.
final class IdentityAttacks {
    private IdentityAttacks() {}

    static void addTo(Map<String, Attack> all) {
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
}
