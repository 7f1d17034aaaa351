package app.matinee.server.socketio;

import io.vertx.core.buffer.Buffer;

/// Reads the body of one POST, no further than allowed. Lives on the request's loop.
final class PostBody {
    /// Called once, on the request's loop.
    interface Reader {
        void body(byte[] bytes);

        void refused(Refusal refusal);
    }

    private final int maxBytes;
    private final Reader reader;
    private final Buffer received = Buffer.buffer();
    private boolean done;

    private PostBody(int maxBytes, Reader reader) {
        this.maxBytes = maxBytes;
        this.reader = reader;
    }

    static void read(Exchange exchange, int maxBytes, Reader reader) {
        exchange.loop()
                .run(() -> {
                    var body = new PostBody(maxBytes, reader);
                    exchange.request()
                            .handler(body::add)
                            .endHandler(end -> body.end())
                            .exceptionHandler(broken -> body.refuse(Refusal.BAD_REQUEST))
                            .resume();
                });
    }

    private void add(Buffer chunk) {
        if (done) {
            return;
        }
        if (received.length() + chunk.length() > maxBytes) {
            refuse(Refusal.TOO_LARGE);
        } else {
            received.appendBuffer(chunk);
        }
    }

    private void end() {
        if (!done) {
            done = true;
            reader.body(received.getBytes());
        }
    }

    private void refuse(Refusal refusal) {
        if (!done) {
            done = true;
            reader.refused(refusal);
        }
    }
}
