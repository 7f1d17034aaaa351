package app.matinee.server.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// One line an event, for people: `time level=… logger=… msg="…"`, and for an exception what it
/// says and its first frames, in the same line.
public final class TextEncoder extends EncoderBase<ILoggingEvent> {
    private static final int MESSAGE = 200;
    private static final int CAUSES = 4;
    private static final int FRAMES = 8;

    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
                    .withZone(ZoneId.systemDefault());

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        line.append(time.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(" level=")
                .append(event.getLevel())
                .append(" logger=")
                .append(simpleName(event.getLoggerName()))
                .append(" msg=\"")
                .append(OneLine.of(String.valueOf(event.getFormattedMessage()), MESSAGE))
                .append('"');
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append(" error=\"");
            trouble(line, thrown);
            line.append('"');
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void trouble(StringBuilder line, IThrowableProxy thrown) {
        IThrowableProxy each = thrown;
        for (int depth = 0; each != null && depth < CAUSES; depth++) {
            line.append(depth == 0 ? "" : " caused by ")
                    .append(simpleName(each.getClassName()))
                    .append(": ")
                    .append(OneLine.of(String.valueOf(each.getMessage()), MESSAGE));
            StackTraceElementProxy[] frames = each.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                line.append(" <- ")
                        .append(OneLine.of(frames[i].getStackTraceElement().toString(), MESSAGE));
            }
            each = each.getCause();
        }
    }

    private static String simpleName(String name) {
        return OneLine.of(name.substring(name.lastIndexOf('.') + 1), MESSAGE);
    }

    @Override
    public byte @Nullable [] headerBytes() {
        return null;
    }

    @Override
    public byte @Nullable [] footerBytes() {
        return null;
    }
}
