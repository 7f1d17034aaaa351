package app.matinee.lab.load;

import static app.matinee.lab.load.Hostile.BINARY;
import static app.matinee.lab.load.Hostile.FILL;
import static app.matinee.lab.load.Hostile.FIRST_FRAGMENT;
import static app.matinee.lab.load.Hostile.FRAGMENT;
import static app.matinee.lab.load.Hostile.SOON;
import static app.matinee.lab.load.Hostile.TEXT;

import java.io.EOFException;
import java.util.List;
import java.util.Map;

/// What a packet may hold.
final class PacketAttacks {
    private PacketAttacks() {}

    static void addTo(Map<String, Attack> all) {
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
                        return Hostile.sendUntilClosed(() -> one.frame(FRAGMENT, FILL), 200)
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
}
