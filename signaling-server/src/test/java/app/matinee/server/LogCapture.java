package app.matinee.server;

import app.matinee.server.logging.Logs;
import app.matinee.server.logging.TextEncoder;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Everything that is logged while it is open, at level DEBUG in our code and the libraries', stack
/// traces included, and as both formats write it. (One finer, Vert.x's router writes whole
/// addresses, and `?key=` with them.)
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final PatternLayout layout = new PatternLayout();
    private final TextEncoder text = new TextEncoder();
    private final JsonEncoder json = Logs.json(root.getLoggerContext());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogCapture() {
        setContext(root.getLoggerContext());
        layout.setContext(root.getLoggerContext());
        layout.setPattern("%level %logger %msg %mdc %ex");
        layout.start();
        start();
        root.setLevel(Level.DEBUG);
        // The build's console needs none of it.
        root.iteratorForAppenders().forEachRemaining(appender -> appender.stop());
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(layout.doLayout(event));
        lines.add(new String(text.encode(event), StandardCharsets.UTF_8));
        lines.add(new String(json.encode(event), StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.start());
        root.setLevel(before);
        stop();
    }
}
