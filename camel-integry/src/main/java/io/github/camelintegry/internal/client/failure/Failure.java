package io.github.camelintegry.internal.client.failure;

import static io.github.camelintegry.exception.Outcome.EXECUTED;
import static io.github.camelintegry.exception.Outcome.NOT_SENT;
import static io.github.camelintegry.exception.Outcome.REJECTED;
import static io.github.camelintegry.exception.Outcome.UNKNOWN;
import static io.github.camelintegry.exception.RetrySafety.ALL;
import static io.github.camelintegry.exception.RetrySafety.NEVER;
import static io.github.camelintegry.exception.RetrySafety.READS;

import io.github.camelintegry.exception.CallEnd;
import io.github.camelintegry.exception.IntegryAccountNotConnectedException;
import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryBufferFullException;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryNotFoundException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.IntegryServerException;
import io.github.camelintegry.exception.IntegryThrottledException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.exception.RetrySafety;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of failures: of each kind what is known of a call that ends with it, who may try it again, and the exception.
 * Nobody else decides any of these; the page of promises in the documentation is compared with it.
 */
public enum Failure {
    /** No connection came about, or it ended before the request was written. */
    UNSENT(NOT_SENT, ALL, end -> new IntegryTransportException(end, false)),
    /** A certificate, a version of TLS or a proxy bars the way, as was found out before anything was sent. */
    BARRED(NOT_SENT, NEVER, end -> new IntegryTransportException(end, true)),
    /** The same, found out by what was answered to the request. */
    BARRED_BY_ANSWER(REJECTED, NEVER, end -> new IntegryTransportException(end, true)),
    /** As many calls as may be are under way, or wait. */
    TOO_MANY(NOT_SENT, NEVER, end -> new IntegryTransportException(end, false)),
    /** The service, or the time that was left, ended the request before anybody began with it. */
    NOT_BEGUN(REJECTED, ALL, end -> new IntegryTransportException(end, false)),
    /** The connection was lost, or too slow, after the request had left. */
    LOST(UNKNOWN, READS, end -> new IntegryTransportException(end, false)),
    /** 408 and 5xx. */
    SERVER(UNKNOWN, READS, IntegryServerException::new),
    /** An answer that is not whole, or makes no sense. */
    UNREADABLE(UNKNOWN, READS, IntegryProtocolException::new),
    /** An answer that would come so again. */
    BEYOND_LIMIT(UNKNOWN, NEVER, IntegryProtocolException::new),
    /** The answers of other calls take all the memory. */
    NO_ROOM(UNKNOWN, READS, IntegryBufferFullException::new),
    /** 429. */
    THROTTLED(REJECTED, ALL, IntegryThrottledException::new),
    /** The time that a 429 has asked for is not over. */
    GATE_CLOSED(NOT_SENT, ALL, IntegryThrottledException::new),
    /** 200 with the network code 429. */
    APP_THROTTLED(EXECUTED, ALL, Failure::onward),
    /** 200 with the network code 5xx. */
    APP_FAILED(EXECUTED, READS, Failure::onward),
    /** 200 with another network code that counts as failure. */
    APP_REFUSED(EXECUTED, NEVER, Failure::onward),
    /** An output in which the records are not where they must be, or which cannot be read. */
    UNUSABLE_OUTPUT(EXECUTED, NEVER, IntegryProtocolException::new),
    /** 3xx. */
    REDIRECT(REJECTED, NEVER, IntegryProtocolException::new),
    /** 401, 403, and 400 about credentials. */
    AUTHENTICATION(REJECTED, NEVER, IntegryAuthenticationException::new),
    /** 404, and 400 about a name. */
    NOT_FOUND(REJECTED, NEVER, IntegryNotFoundException::new),
    /** 400 about the cursor that the call carried. */
    CURSOR_REFUSED(REJECTED, NEVER, IntegryCursorException::new),
    /** 400 about the user's account. */
    NOT_CONNECTED(
            REJECTED, NEVER, (end, said) -> new IntegryAccountNotConnectedException(end, said.error(), said.details())),
    /** Any other 4xx. */
    INVALID(REJECTED, NEVER, Failure::invalid),
    /** What was not sent, since it does not fit the function's schema. */
    UNFIT(NOT_SENT, NEVER, Failure::invalid),
    /** What becomes of each failure with the outcome UNKNOWN if the call writes. */
    OUTCOME_UNKNOWN(UNKNOWN, NEVER, IntegryOutcomeUnknownException::new);

    private final Outcome outcome;
    private final RetrySafety retrySafety;
    private final BiFunction<CallEnd, Said, IntegryException> maker;

    Failure(Outcome outcome, RetrySafety retrySafety, Function<CallEnd, IntegryException> maker) {
        this(outcome, retrySafety, (end, said) -> maker.apply(end));
    }

    Failure(Outcome outcome, RetrySafety retrySafety, BiFunction<CallEnd, Said, IntegryException> maker) {
        this.outcome = outcome;
        this.retrySafety = retrySafety;
        this.maker = maker;
    }

    private static IntegryException invalid(CallEnd end, Said said) {
        return new IntegryInvalidCallException(end, said.error(), said.fieldErrors(), said.details());
    }

    private static IntegryException onward(CallEnd end, Said said) {
        return new IntegryOnwardCallException(end, said.networkCode(), said.output(), said.cursorRefusal());
    }

    /** {@return an attempt that failed so, and brought no answer} */
    public FailedAttempt because(String message) {
        return because(message, null, 0);
    }

    /** The same, with the exception behind it. */
    public FailedAttempt because(String message, @Nullable Throwable cause) {
        return because(message, cause, 0);
    }

    /** {@return an attempt that failed so, by an answer of this status} */
    public FailedAttempt because(String message, int status) {
        return because(message, null, status);
    }

    /** The same, with what the service, or the app behind it, has told besides. */
    public FailedAttempt because(String message, int status, Said said) {
        return new FailedAttempt(this, message, null, status, said);
    }

    /** The same, with the exception behind it. */
    public FailedAttempt because(String message, @Nullable Throwable cause, int status) {
        return new FailedAttempt(this, message, cause, status, Said.NOTHING);
    }

    IntegryException exception(CallEnd end, Said said) {
        return maker.apply(end, said);
    }

    /** {@return whether there were too many calls, for the service or for the app behind it} */
    public boolean isThrottled() {
        return this == THROTTLED || this == GATE_CLOSED || this == APP_THROTTLED;
    }

    /** {@return what is known of a call that ends so} */
    Outcome outcome() {
        return outcome;
    }

    /** {@return who may try again what failed so} */
    public RetrySafety retrySafety() {
        return retrySafety;
    }
}
