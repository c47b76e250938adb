package io.github.camelintegry.internal.polling;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.util.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.LoggingExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what the polls of a consumer fail with, unless the user has set another handler. A cause that is new comes with its stack
 * trace, unless it says all itself; one that comes again is one line, with how often it came; and that polls go well again is told once.
 */
public final class PollFailureLog extends LoggingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PollFailureLog.class);
    private static final int MAX_CAUSES = 8;
    private static final int MAX_LINKS = 8;
    /** As long as a message of ours may be: what to do stands at its end. */
    private static final int MAX_CHARACTERS = 2000;

    /** Two failures that differ in a number, such as a page's, or in an exchange's id, have the same cause. */
    private static final Pattern WORD_WITH_A_DIGIT = Pattern.compile("\\w*\\d\\w*");

    private final Supplier<String> walk;
    private final Supplier<Instant> clock;
    private final Map<String, Repeated> causes = new LinkedHashMap<>();
    private @Nullable Instant failingSince;
    private long failedPolls;

    /**
     * A log of the polls of this walk.
     *
     * @param walk names the walk, its user and its route
     */
    public PollFailureLog(CamelContext context, Supplier<String> walk, Supplier<Instant> clock) {
        super(context, PollFailureLog.class);
        this.walk = walk;
        this.clock = clock;
    }

    @Override
    public synchronized void handleException(
            @Nullable String message, @Nullable Exchange exchange, Throwable exception) {
        if (isSuppressLogging()) {
            return;
        }
        Instant now = clock.get().truncatedTo(ChronoUnit.SECONDS);
        if (failingSince == null) {
            failingSince = now;
        }
        failedPolls++;
        Repeated repeated = repeated(exception, now);
        IntegryWalkTakenOverException takenOver = TakeOver.in(exception);
        String text = Texts.excerpt(WalkMonitor.text(takenOver != null ? takenOver : exception), MAX_CHARACTERS);
        String place = exchange == null ? "" : " (exchange " + exchange.getExchangeId() + ")";
        if (repeated.times > 1) {
            LOG.warn(
                    "A poll of {} failed as before, for the {} time since {}, and is tried again{}: {}",
                    walk.get(),
                    ordinal(repeated.times),
                    repeated.since,
                    place,
                    text);
        } else if (takenOver != null || isCausedByRollbackExchangeException(exception)) {
            LOG.warn("A poll of {} failed, and is tried again{}: {}", walk.get(), place, text);
        } else {
            LOG.warn("A poll of {} failed, and is tried again{}: {}", walk.get(), place, text, exception);
        }
    }

    /** A poll went well. */
    public synchronized void recovered() {
        if (failedPolls > 0) {
            LOG.info(
                    "The polls of {} go well again, after {} since {}",
                    walk.get(),
                    failedPolls == 1 ? "one that failed" : failedPolls + " that failed",
                    failingSince);
            forget();
        }
    }

    /** What was before a start is of no interest behind it. */
    public synchronized void forget() {
        causes.clear();
        failingSince = null;
        failedPolls = 0;
    }

    private Repeated repeated(Throwable exception, Instant now) {
        String cause = cause(exception);
        Repeated known = causes.remove(cause);
        if (known == null && causes.size() == MAX_CAUSES) {
            causes.remove(causes.keySet().iterator().next());
        }
        Repeated repeated = known == null ? new Repeated(1, now) : new Repeated(known.times + 1, known.since);
        // behind the others, so that the one that has not come for the longest time goes first
        causes.put(cause, repeated);
        return repeated;
    }

    private static String cause(Throwable exception) {
        StringBuilder cause = new StringBuilder();
        Throwable link = exception;
        for (int i = 0; link != null && i < MAX_LINKS; i++) {
            cause.append(link.getClass().getName()).append(' ');
            link = link.getCause();
        }
        if (exception instanceof IntegryException integry) {
            cause.append(integry.getStatus()).append(' ');
        }
        String text = Texts.excerpt(WalkMonitor.text(exception));
        return cause.append(WORD_WITH_A_DIGIT.matcher(text).replaceAll("#")).toString();
    }

    private static String ordinal(long number) {
        long tens = number % 100;
        boolean teen = tens >= 11 && tens <= 13;
        return number
                + switch (teen ? 0 : (int) (number % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    /** How often a cause came, and since when. */
    private record Repeated(long times, Instant since) {}
}
