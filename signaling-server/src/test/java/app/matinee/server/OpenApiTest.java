package app.matinee.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.server.turn.TurnConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// docs/openapi.yaml says what the program does: the same routes, and for each the same statuses.
@Timeout(60)
class OpenApiTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "app", "matinee", "server");
    private static final Set<String> METHODS = Set.of("get", "post", "delete", "head", "put");

    /// Only a store that does not answer, or a loop that stands still, gives these.
    private static final String NOT_PROVOKED = "503";

    @TempDir private Path media;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Set<String>> seen = new TreeMap<>();

    @Test
    void everyRouteIsInTheDocumentAndTheReverse() throws IOException {
        try (MatineeServer server = MatineeServer.start(TestConfig.with(null))) {
            assertThat(server.routes()).isEqualTo(documented().keySet());
        }
    }

    @Test
    void everyStatusIsInTheDocumentAndTheReverse() throws Exception {
        Files.write(media.resolve("Film.mp4"), new byte[100]);
        provokeWithKeys();
        provokeWithoutKeys();
        provokeWithPrivateMedia();
        provokeWithLimits();
        Map<String, Set<String>> documented = documented();
        documented.values().forEach(statuses -> statuses.remove(NOT_PROVOKED));
        // TurnPageTest gives it members and strangers.
        documented.remove("GET /api/turn-credentials");
        assertThat(seen).isEqualTo(documented);
    }

    /// What the two above cannot see: a status that nobody provoked and nobody wrote down.
    @Test
    void noStatusOfTheCodeIsUnknownToTheDocument() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "openapi.yaml"));
        Pattern status =
                Pattern.compile(
                        "(?:setStatusCode\\(|(?:plain|json|html|refuse|respond|answer|ask)\\(\\s*\\w+,\\s*)(\\d{3})");
        try (Stream<Path> files =
                Stream.of("http", "library")
                        .flatMap(folder -> list(SOURCES.resolve(folder)).stream())) {
            Set<String> written =
                    files.flatMap(file -> status.matcher(read(file)).results())
                            .map(found -> found.group(1))
                            // A failure of our own.
                            .filter(code -> !code.equals("500"))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(written).contains("404", "421", "206");
            assertThat(written).allSatisfy(code -> assertThat(document).contains("'" + code + "'"));
        }
    }

    private void provokeWithKeys() throws Exception {
        ServerConfig config =
                TestConfig.with(media, "the key")
                        .with(
                                new TlsConfig.Off(),
                                new OperatorConfig("correct horse battery", List.of()),
                                TurnConfig.NONE);
        try (MatineeServer server = MatineeServer.start(config)) {
            String base = "http://127.0.0.1:" + server.port();
            String operator = "Bearer correct horse battery";
            for (String path :
                    List.of(
                            "/",
                            "/health",
                            "/health/live",
                            "/health/ready",
                            "/dashboard/dashboard.css",
                            "/dashboard/dashboard.js")) {
                get(base, path, path);
            }
            JSONObject film =
                    new JSONObject(
                                    get(
                                            base,
                                            "/api/library",
                                            "/api/library",
                                            "X-Access-Key",
                                            "the key"))
                            .getJSONArray("films")
                            .getJSONObject(0);
            String id = film.getString("id");
            get(base, "/api/library", "/api/library");
            for (String route : List.of("/api/library/", "/media/")) {
                get(base, route + "{id}", route + id);
                get(base, route + "{id}", route + id, "X-Access-Key", "the key");
                get(base, route + "{id}", route + "none", "X-Access-Key", "the key");
            }
            get(base, "/media/{id}", "/media/" + id + "?key=the%20key", "Range", "bytes=0-1");
            get(base, "/media/{id}", "/media/" + id + "?key=the%20key", "Range", "bytes=900-");
            String etag =
                    client.send(
                                    request(base, "/media/" + id + "?key=the%20key").build(),
                                    BodyHandlers.ofString())
                            .headers()
                            .firstValue("etag")
                            .orElseThrow();
            get(base, "/media/{id}", "/media/" + id + "?key=the%20key", "If-None-Match", etag);
            for (String path : List.of(id + "?key=the%20key", id, "none?key=the%20key")) {
                send("HEAD /media/{id}", request(base, "/media/" + path).HEAD());
            }
            post(base, "/api/rooms", "{}");
            post(base, "/api/rooms", "{\"title\":7}", "X-Access-Key", "the key");
            post(base, "/api/rooms", "x".repeat(20_000), "X-Access-Key", "the key");
            String room =
                    new JSONObject(post(base, "/api/rooms", "{}", "X-Access-Key", "the key"))
                            .getString("roomId");
            for (String rest : List.of("", "/playback")) {
                String route = "/api/rooms/{id}" + rest;
                get(base, route, "/api/rooms/" + room + rest);
                get(base, route, "/api/rooms/" + room + rest, "X-Access-Key", "the key");
                get(base, route, "/api/rooms/AAAAAAAA" + rest, "X-Access-Key", "the key");
            }
            for (String path :
                    List.of("/metrics", "/debug/rooms", "/debug/history", "/dashboard")) {
                get(base, path, path, "Authorization", operator);
                get(base, path, path, "Via", "elsewhere");
            }
            send("DELETE /debug/rooms/{id}", request(base, "/debug/rooms/" + room).DELETE());
            for (int i = 0; i < 2; i++) {
                send(
                        "DELETE /debug/rooms/{id}",
                        request(base, "/debug/rooms/" + room)
                                .DELETE()
                                .header("Authorization", operator));
            }
            form(base, "/dashboard/enter", "key=wrong");
            form(base, "/dashboard/enter", "key=correct+horse+battery");
            form(base, "/dashboard/enter", "key=" + "x".repeat(5_000));
            form(base, "/dashboard/leave", "");
        }
    }

    private void provokeWithoutKeys() throws Exception {
        try (MatineeServer server = MatineeServer.start(TestConfig.with(null))) {
            String base = "http://127.0.0.1:" + server.port();
            for (String path :
                    List.of("/metrics", "/debug/rooms", "/debug/history", "/dashboard")) {
                get(base, path, path, "Via", "elsewhere");
            }
        }
    }

    private void provokeWithPrivateMedia() throws Exception {
        try (MatineeServer server = MatineeServer.start(TestConfig.with(media).withPrivateMedia());
                Guest ana = Guest.connect(server.port(), "Ana")) {
            String base = "http://127.0.0.1:" + server.port();
            ana.createRoom(Map.of());
            String grant = "?grant=" + ana.await("room_joined").getString("grant");
            get(base, "/api/library", "/api/library");
            ana.ask("leave_room", Map.of());
            get(base, "/api/library", "/api/library" + grant);
            get(base, "/api/library/{id}", "/api/library/none" + grant);
            get(base, "/media/{id}", "/media/none" + grant);
            send("HEAD /media/{id}", request(base, "/media/none" + grant).HEAD());
        }
    }

    private void provokeWithLimits() throws Exception {
        try (MatineeServer server = MatineeServer.start(TestConfig.limited())) {
            String base = "http://127.0.0.1:" + server.port();
            until429("POST /api/rooms", () -> post(base, "/api/rooms", "{}"));
            for (String rest : List.of("", "/playback")) {
                until429(
                        "GET /api/rooms/{id}" + rest,
                        () -> get(base, "/api/rooms/{id}" + rest, "/api/rooms/AAAAAAAA" + rest));
            }
        }
    }

    private interface Try {
        String run() throws Exception;
    }

    private void until429(String route, Try once) throws Exception {
        for (int i = 0; i < 50 && !seen.getOrDefault(route, Set.of()).contains("429"); i++) {
            once.run();
        }
    }

    private static Map<String, Set<String>> documented() throws IOException {
        JsonNode openApi =
                new YAMLMapper().readTree(Files.readString(Path.of("..", "docs", "openapi.yaml")));
        Map<String, Set<String>> routes = new TreeMap<>();
        openApi.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue().properties().stream()
                                .filter(verb -> METHODS.contains(verb.getKey()))
                                .forEach(verb ->
                                        routes.put(
                                                verb.getKey().toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey(),
                                                new TreeSet<>(
                                                        verb.getValue()
                                                                .get("responses")
                                                                .propertyNames()))));
        return routes;
    }

    private String get(String base, String route, String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(base, path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send("GET " + route, request);
    }

    private String post(String base, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(base, path).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send("POST " + path, request);
    }

    private void form(String base, String path, String body) throws Exception {
        send(
                "POST " + path,
                request(base, path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String base, String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private String send(String route, HttpRequest.Builder request) throws Exception {
        var response = client.send(request.build(), BodyHandlers.ofString());
        seen.computeIfAbsent(route, any -> new TreeSet<>())
                .add(Integer.toString(response.statusCode()));
        return response.body();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
