package app.matinee.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestTimeTest {
    private int overdue;
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new RequestTime(Duration.ofSeconds(15), () -> overdue++));

    @Test
    void aHeadThatDoesNotComeEndsTheConnection() {
        pass(14);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
        assertThat(overdue).isEqualTo(1);
    }

    @Test
    void aBodyThatDoesNotComeToAnEndDoesSoToo() {
        channel.writeInbound(
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/api/rooms"));
        pass(15);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void anAnswerMayTakeItsTime() {
        request();
        pass(600);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void theNextRequestHasItsOwnTime() {
        request();
        answer(HttpResponseStatus.OK);
        pass(14);
        request();
        pass(100);
        answer(HttpResponseStatus.OK);
        pass(15);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aWebSocketIsLetAlone() {
        request();
        answer(HttpResponseStatus.SWITCHING_PROTOCOLS);
        pass(600);
        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.pipeline().get(RequestTime.class)).isNull();
    }

    private void request() {
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }
}
