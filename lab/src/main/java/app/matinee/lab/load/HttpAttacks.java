package app.matinee.lab.load;

import static app.matinee.lab.load.Hostile.FILL;
import static app.matinee.lab.load.Hostile.SOON;

import java.util.List;
import java.util.Map;

/// What a request may say.
final class HttpAttacks {
    private HttpAttacks() {}

    static void addTo(Map<String, Attack> all) {
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
                        return Hostile.sendUntilClosed(() -> one.write(FILL), 1_000)
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
}
