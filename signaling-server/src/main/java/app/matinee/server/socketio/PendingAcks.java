package app.matinee.server.socketio;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// The answers one socket still owes (SIO, Acknowledgement). Used on the session's loop, but for
/// [#request].
final class PendingAcks {
    private final Loop loop;
    private final Map<Integer, Request> pending = new HashMap<>(0);
    private int nextId;

    PendingAcks(Loop loop) {
        this.loop = loop;
    }

    Request request(Duration timeout) {
        return new Request(timeout);
    }

    /// An answer nobody waits for any more is ignored.
    void onAck(int id, List<JsonNode> arguments) {
        var request = pending.remove(id);
        if (request != null) {
            request.cancelTimeout.run();
            request.answer.complete(arguments);
        }
    }

    void cancelAll() {
        var cancelled = List.copyOf(pending.values());
        pending.clear();
        for (var request : cancelled) {
            request.cancel();
        }
    }

    final class Request {
        private final Duration timeout;
        private final CompletableFuture<List<JsonNode>> answer = new CompletableFuture<>();
        private Runnable cancelTimeout = () -> {};

        private Request(Duration timeout) {
            this.timeout = timeout;
        }

        CompletionStage<List<JsonNode>> answer() {
            return answer;
        }

        void cancel() {
            cancelTimeout.run();
            answer.completeExceptionally(new CancellationException("the socket ended"));
        }

        /// @return the id to send
        int begin() {
            var id = nextId;
            nextId = (nextId + 1) & 0xff_ffff;
            pending.put(id, this);
            cancelTimeout =
                    loop.later(
                            timeout,
                            () -> {
                                pending.remove(id);
                                answer.completeExceptionally(
                                        new TimeoutException("no acknowledgement in " + timeout));
                            });
            return id;
        }
    }
}
