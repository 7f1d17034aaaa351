package app.matinee.server.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One HTTP request that gets its answer later. The request lives on its own loop, which need not
/// be the session's; all methods may be called from any thread.
final class Exchange {
    private static final String TEXT = "text/plain; charset=UTF-8";

    private final HttpServerRequest request;
    private final Loop loop;
    private final @Nullable String allowedOrigin;

    /// @param allowedOrigin a foreign origin that may read the answer
    Exchange(HttpServerRequest request, Loop loop, @Nullable String allowedOrigin) {
        this.request = request;
        this.loop = loop;
        this.allowedOrigin = allowedOrigin;
    }

    HttpServerRequest request() {
        return request;
    }

    Loop loop() {
        return loop;
    }

    void packets(ByteBuf payload) {
        answer(200, TEXT, payload);
    }

    /// EIO, Sending data: success is the string `ok`.
    void ok() {
        answer(200, TEXT, Unpooled.copiedBuffer("ok", StandardCharsets.UTF_8));
    }

    void refuse(Refusal refusal) {
        answer(
                refusal.status(),
                "application/json",
                Unpooled.copiedBuffer(refusal.json(), StandardCharsets.UTF_8));
    }

    void preflight() {
        loop.run(() -> {
            var response = request.response();
            response.putHeader("Access-Control-Allow-Methods", "GET, POST");
            response.putHeader("Access-Control-Allow-Headers", "Content-Type");
            allowOrigin();
            response.setStatusCode(204).end();
        });
    }

    private void answer(int status, String type, ByteBuf body) {
        loop.run(() -> {
            var response = request.response();
            if (response.ended() || response.closed()) {
                return;
            }
            response.setStatusCode(status)
                    .putHeader("Content-Type", type)
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Content-Type-Options", "nosniff");
            allowOrigin();
            if (bodyIsUnread() && request.version() != HttpVersion.HTTP_2) {
                // The rest of a refused body is of no interest: the connection goes with it.
                response.putHeader("Connection", "close");
                response.end(BufferInternal.buffer(body))
                        .onComplete(done -> request.connection().close());
            } else {
                if (!request.isEnded()) {
                    request.resume();
                }
                response.end(BufferInternal.buffer(body));
            }
        });
    }

    private boolean bodyIsUnread() {
        return !request.isEnded() && !request.method().equals(HttpMethod.GET);
    }

    private void allowOrigin() {
        if (allowedOrigin != null) {
            request.response()
                    .putHeader("Access-Control-Allow-Origin", allowedOrigin)
                    .putHeader("Vary", "Origin");
        }
    }
}
