package io.github.camelintegry.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What one class, or everybody, writes into the log, until this is closed. */
final class LogLines extends AbstractAppender implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines(String name, org.apache.logging.log4j.Logger source) {
        super("lines of " + name, null, null, true, Property.EMPTY_ARRAY);
        this.logger = (Logger) source;
    }

    static LogLines of(Class<?> source) {
        return started(new LogLines(source.getSimpleName(), LogManager.getLogger(source)));
    }

    static LogLines ofAll() {
        return started(new LogLines("all", LogManager.getRootLogger()));
    }

    private static LogLines started(LogLines lines) {
        lines.start();
        lines.logger.addAppender(lines);
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getMessage().getFormattedMessage());
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        stop();
    }
}
