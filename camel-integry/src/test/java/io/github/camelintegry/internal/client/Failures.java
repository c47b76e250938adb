package io.github.camelintegry.internal.client;

import io.github.camelintegry.exception.IntegryAccountNotConnectedException;
import io.github.camelintegry.exception.IntegryAuthenticationException;
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
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.protocol.IntegryReply;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** One failure of each class. */
public enum Failures {
    NOT_SENT(() -> new IntegryTransportException("x", null, Outcome.NOT_SENT)),
    THROTTLED(() -> new IntegryThrottledException("x", null)),
    GATE_CLOSED(() -> IntegryThrottledException.gateClosed("x", java.time.Duration.ofMillis(1))),
    LOST(() -> new IntegryTransportException("x", null, Outcome.UNKNOWN)),
    SERVER(() -> new IntegryServerException("x", 503, null)),
    UNREADABLE(() -> IntegryProtocolException.unreadable("x", null, 200)),
    OVERSIZE(() -> IntegryProtocolException.oversize("x", 200)),
    ONWARD_THROTTLED(() -> onward(429)),
    ONWARD_FAILED(() -> onward(500)),
    ONWARD_FAILED_599(() -> onward(599)),
    ONWARD_REJECTED(() -> onward(404)),
    ONWARD_600(() -> onward(600)),
    INVALID(() -> new IntegryInvalidCallException("x", 400, "", Map.of(), List.of())),
    NOT_CONNECTED(() -> new IntegryAccountNotConnectedException("x", 400, "", List.of())),
    AUTHENTICATION(() -> new IntegryAuthenticationException("x", 401)),
    NOT_FOUND(() -> new IntegryNotFoundException("x", 404)),
    CURSOR(() -> new IntegryCursorException("x", 400)),
    REDIRECT(() -> IntegryProtocolException.redirect("x", 302)),
    NO_RECORDS(() -> IntegryProtocolException.noRecords("x")),
    OUTCOME_UNKNOWN(() -> new IntegryOutcomeUnknownException(new IntegryServerException("x", 500, null)));

    private final Supplier<IntegryException> maker;

    Failures(Supplier<IntegryException> maker) {
        this.maker = maker;
    }

    public IntegryException make() {
        return maker.get();
    }

    private static IntegryException onward(int code) {
        return new IntegryOnwardCallException(
                "x", code, new IntegryReply(OptionalInt.of(code), JsonSlice.NULL, null, null, null), false);
    }
}
