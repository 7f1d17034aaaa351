package app.matinee.server.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses how the log is written; logback.xml starts with [TextEncoder].
public final class Logs {
    private Logs() {}

    /// From now on one JSON object a line. Its fields are those of Logback's own encoder, which log
    /// collectors know: `timestamp` (milliseconds), `level`, `loggerName`, `formattedMessage`,
    /// `threadName`, `throwable`.
    public static void writeJson() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
                && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console")
                        instanceof ConsoleAppender<ILoggingEvent> console) {
            JsonEncoder encoder = json(context);
            console.stop();
            console.setEncoder(encoder);
            console.start();
        } else {
            throw new IllegalStateException("the log has no console to write JSON to");
        }
    }

    /// @return what [#writeJson] writes with
    public static JsonEncoder json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMarkers(false);
        encoder.setWithMDC(false);
        encoder.setWithKVPList(false);
        // The pattern and its arguments would say the same again, unescaped by nobody but us.
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }
}
