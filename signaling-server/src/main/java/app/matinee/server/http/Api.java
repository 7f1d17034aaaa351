package app.matinee.server.http;

import app.matinee.protocol.ClientEvent.CreateRoom;
import app.matinee.protocol.ErrorCode;
import app.matinee.protocol.Limits;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.codec.Ack;
import app.matinee.protocol.codec.AckCodec;
import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.ClientEventCodec;
import app.matinee.protocol.codec.Json;
import app.matinee.protocol.codec.MediaCodec;
import app.matinee.server.library.Film;
import app.matinee.server.library.MediaFiles;
import app.matinee.server.library.MediaLibrary;
import app.matinee.server.limit.AddressLimits;
import app.matinee.server.room.RoomService;
import app.matinee.server.room.RoomState;
import app.matinee.server.signaling.PasswordGate;
import app.matinee.server.signaling.Session;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// The REST side: what a script or a page asks about rooms and films.
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final RoomService<Session> rooms;
    private final PasswordGate passwords;
    private final AddressLimits addresses;
    private final UnaryOperator<String> founders;
    private final MediaLibrary library;
    private final MediaFiles files;
    private final Handler<RoutingContext> filmDoor;
    private final int maxMembers;
    private final LongSupplier clock;
    private final ClientAddress clients;

    /// @param founders what a room calls the address that made it
    /// @param filmDoor lets a request for films through, or answers it
    /// @param maxMembers people a room of this server holds
    public Api(
            RoomService<Session> rooms,
            PasswordGate passwords,
            AddressLimits addresses,
            UnaryOperator<String> founders,
            MediaLibrary library,
            MediaFiles files,
            Handler<RoutingContext> filmDoor,
            int maxMembers,
            LongSupplier clock,
            ClientAddress clients) {
        this.rooms = rooms;
        this.passwords = passwords;
        this.addresses = addresses;
        this.founders = founders;
        this.library = library;
        this.files = files;
        this.filmDoor = filmDoor;
        this.maxMembers = maxMembers;
        this.clock = clock;
        this.clients = clients;
    }

    void mount(Router router) {
        router.get("/api/library").handler(filmDoor).handler(this::films);
        router.get("/api/library/:id")
                .handler(filmDoor)
                .handler(ctx -> film(ctx).ifPresentOrElse(f -> ok(ctx, json(f)), () -> none(ctx)));
        router.get("/media/:id").handler(filmDoor).handler(this::media);
        router.head("/media/:id").handler(filmDoor).handler(this::media);
        router.post("/api/rooms")
                .handler(BodyHandler.create(false).setBodyLimit(Limits.MAX_MESSAGE_BYTES))
                .handler(this::createRoom);
        router.get("/api/rooms/:id").handler(ctx -> room(ctx, any -> true, this::describe));
        router.get("/api/rooms/:id/playback")
                .handler(ctx ->
                        room(ctx, open -> open.access().passwordHash() == null, this::playback));
    }

    private void films(RoutingContext ctx) {
        ObjectNode body = Json.object();
        var list = body.putArray("films");
        library.all().forEach(film -> list.add(json(film)));
        ok(ctx, body);
    }

    private void media(RoutingContext ctx) {
        film(ctx).ifPresentOrElse(film -> files.serve(film, ctx.request()), () -> none(ctx));
    }

    private Optional<Film> film(RoutingContext ctx) {
        return id(ctx, MediaId::new).flatMap(library::find);
    }

    private static ObjectNode json(Film film) {
        return MediaCodec.media(film.media())
                .put("contentType", film.contentType())
                .put("sizeBytes", film.sizeBytes());
    }

    private void createRoom(RoutingContext ctx) {
        String address = clients.apply(ctx.request());
        if (!addresses.mayJoin(address)) {
            refuse(
                    ctx,
                    429,
                    ErrorCode.RATE_LIMITED,
                    "That was a bit fast; please try again in a moment.");
            return;
        }
        CreateRoom wish;
        try {
            String text = ctx.body().asString();
            wish =
                    (CreateRoom)
                            ClientEventCodec.decode(
                                    "create_room", Json.parse(text == null ? "{}" : text));
        } catch (BadMessageException e) {
            refuse(ctx, 400, e.code(), e.getMessage());
            return;
        }
        finish(
                ctx,
                passwords
                        .hash(wish.password())
                        .thenCompose(hash ->
                                rooms.found(
                                        wish.title(),
                                        hash.orElse(null),
                                        wish.policy(),
                                        founders.apply(address))),
                made -> {
                    if (made.isPresent()) {
                        respond(ctx, 201, Json.object().put("roomId", made.get().value()));
                    } else {
                        refuse(
                                ctx,
                                503,
                                ErrorCode.TOO_MANY_ROOMS,
                                "There are too many rooms here; try later.");
                    }
                });
    }

    /// @param shown a room that is not looks like one that does not exist
    private void room(
            RoutingContext ctx, Predicate<RoomState> shown, Function<RoomState, ObjectNode> view) {
        Optional<RoomId> id = id(ctx, RoomId::new);
        // Asking for rooms one by one is how one would look for strangers' rooms.
        if (!addresses.mayLook(clients.apply(ctx.request()))) {
            refuse(
                    ctx,
                    429,
                    ErrorCode.RATE_LIMITED,
                    "That was a bit fast; please try again in a moment.");
        } else if (id.isEmpty()) {
            none(ctx);
        } else {
            finish(
                    ctx,
                    rooms.peek(id.get()).thenApply(room -> room.filter(shown)),
                    found -> {
                        if (found.isPresent()) {
                            ok(ctx, view.apply(found.get()));
                        } else {
                            refuse(ctx, 404, ErrorCode.ROOM_NOT_FOUND, "There is no such room.");
                        }
                    });
        }
    }

    private ObjectNode describe(RoomState room) {
        return Json.object()
                .put("roomId", room.id().value())
                .put("title", room.title())
                .put("members", room.seats().size())
                .put("viewers", room.viewers())
                .put("maxMembers", maxMembers)
                .put("hasPassword", room.access().passwordHash() != null);
    }

    private ObjectNode playback(RoomState room) {
        return MediaCodec.playback(room.playback())
                .put("epoch", room.epoch())
                .put("seq", room.seq())
                .put("serverTimeMs", clock.getAsLong());
    }

    private static <T> Optional<T> id(RoutingContext ctx, Function<String, T> make) {
        try {
            return Optional.ofNullable(ctx.pathParam("id")).map(make);
        } catch (IllegalArgumentException e) {
            // Not an id, so nothing has it.
            return Optional.empty();
        }
    }

    private static <T> void finish(RoutingContext ctx, CompletionStage<T> stage, Consumer<T> then) {
        var loop = ctx.vertx().getOrCreateContext();
        stage.whenComplete((value, failure) ->
                loop.runOnContext(go -> {
                    if (failure == null) {
                        then.accept(value);
                    } else {
                        LOG.warn("a request failed: {}", failure.toString());
                        refuse(
                                ctx,
                                503,
                                ErrorCode.UNAVAILABLE,
                                "The server is busy; please try again in a moment.");
                    }
                }));
    }

    private static void ok(RoutingContext ctx, ObjectNode body) {
        respond(ctx, 200, body);
    }

    private static void none(RoutingContext ctx) {
        refuse(ctx, 404, ErrorCode.MEDIA_NOT_FOUND, "There is nothing here.");
    }

    private static void refuse(RoutingContext ctx, int status, ErrorCode code, String message) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(AckCodec.encode(new Ack.Refused(code, message)));
    }

    private static void respond(RoutingContext ctx, int status, ObjectNode body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Json.write(body));
    }
}
