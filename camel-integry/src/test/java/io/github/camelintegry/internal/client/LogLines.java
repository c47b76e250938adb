package io.github.camelintegry.internal.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** What one class, or everybody, writes into the log, but for what is for debugging, until this is closed. */
public final class LogLines extends AbstractAppender implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> withStackTrace = new CopyOnWriteArrayList<>();

    private LogLines(String name, org.apache.logging.log4j.Logger source) {
        super("lines of " + name, null, null, true, Property.EMPTY_ARRAY);
        this.logger = (Logger) source;
    }

    /** {@return the lines of this class from now on} */
    public static LogLines of(Class<?> source) {
        LogLines lines = new LogLines(source.getSimpleName(), LogManager.getLogger(source));
        Configurator.setLevel(lines.logger, Level.INFO);
        return started(lines);
    }

    /** {@return the lines of everybody from now on} */
    public static LogLines ofAll() {
        return started(new LogLines("all", LogManager.getRootLogger()));
    }

    private static LogLines started(LogLines lines) {
        lines.start();
        lines.logger.addAppender(lines);
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        if (event.getThrown() != null) {
            withStackTrace.add(event.getMessage().getFormattedMessage());
        }
        lines.add(event.getMessage().getFormattedMessage());
    }

    /** {@return those so far} */
    public List<String> lines() {
        return lines;
    }

    /** Those of the lines that came with a stack trace. */
    public List<String> withStackTrace() {
        return withStackTrace;
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        if (!logger.getName().equals(LogManager.ROOT_LOGGER_NAME)) {
            // no trace is left of it, or what later tests set up for all classes would pass this one by
            logger.getContext().getConfiguration().removeLogger(logger.getName());
            logger.getContext().updateLoggers();
        }
        stop();
    }
}
