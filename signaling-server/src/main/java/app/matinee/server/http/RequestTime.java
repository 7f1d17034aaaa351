package app.matinee.server.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Bounds the time a request may take to come in whole, head and body: from the opening of the
/// connection, and then from the last answer. Somebody who sends a byte now and then ("slowloris")
/// keeps a connection for that long and no longer; the idle timeout would never see them.
///
/// Leaves the pipeline when a WebSocket takes over, which has its own heartbeat. One a connection,
/// on its event loop.
final class RequestTime extends ChannelDuplexHandler {
    private final Duration limit;
    private final Runnable onOverdue;
    private @Nullable Future<?> timer;

    /// @param onOverdue told of every connection that is closed
    RequestTime(Duration limit, Runnable onOverdue) {
        this.limit = limit;
        this.onOverdue = onOverdue;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        await(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        stop();
        ctx.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof LastHttpContent) {
            stop();
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message, promise);
        if (message instanceof HttpResponse response
                && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            ctx.pipeline().remove(this);
        } else if (message instanceof LastHttpContent) {
            await(ctx);
        }
    }

    private void await(ChannelHandlerContext ctx) {
        stop();
        timer =
                ctx.executor()
                        .schedule(
                                () -> {
                                    onOverdue.run();
                                    ctx.close();
                                },
                                limit.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
