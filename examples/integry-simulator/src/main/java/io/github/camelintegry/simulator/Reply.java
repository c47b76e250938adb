package io.github.camelintegry.simulator;

/** An answer, the way to write it, and the status that the journal notes: 0 if none is sent. */
record Reply(RawAnswer answer, Responder responder, int status) {

    private static final RawAnswer NOTHING = RawAnswer.of(200, "text/plain", "");

    static Reply of(RawAnswer answer) {
        return of(answer, Responder.FAITHFUL);
    }

    static Reply of(RawAnswer answer, Responder responder) {
        return new Reply(answer, responder, answer.status());
    }

    static Reply none(Responder responder) {
        return new Reply(NOTHING, responder, 0);
    }
}
