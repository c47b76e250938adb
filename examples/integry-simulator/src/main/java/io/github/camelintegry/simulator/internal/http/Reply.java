package io.github.camelintegry.simulator.internal.http;

import io.github.camelintegry.simulator.wire.RawAnswer;

/** An answer, the way to write it, and the status that the journal notes: 0 if none is sent. */
public record Reply(RawAnswer answer, Responder responder, int status) {

    private static final RawAnswer NOTHING = RawAnswer.of(200, "text/plain", "");

    public static Reply of(RawAnswer answer) {
        return of(answer, Responder.FAITHFUL);
    }

    public static Reply of(RawAnswer answer, Responder responder) {
        return new Reply(answer, responder, answer.status());
    }

    public static Reply none(Responder responder) {
        return new Reply(NOTHING, responder, 0);
    }
}
