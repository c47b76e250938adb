package io.github.camelintegry.simulator.fault;

import io.github.camelintegry.simulator.internal.http.Reply;
import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.internal.service.Service;
import io.github.camelintegry.simulator.internal.style.Target;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * One way in which an answer goes wrong. The factories are in {@link StatusFaults}, {@link ConnectionFaults},
 * {@link ExchangeFaults}, {@link Http2Faults},
 * {@link AnswerFaults} and {@link CursorFaults}.
 *
 * <p>A fault strikes either {@link #before()} the request is executed, and then nothing is checked and no function
 * runs, or {@link #after()}, and then the request is served, authentication and all, and what spoils is the answer
 * alone. Unless told otherwise, it is before where a client may trust that nothing happened (3xx, 4xx other than 408, a
 * refused cursor, network code 429), and after where it may not (408, 5xx, everything about connections and bodies,
 * other network codes): the case that punishes a careless retry.
 */
public final class Fault {

    private final String name;
    private final boolean executes;
    private final Predicate<FaultRequest> strikes;
    private final Effect effect;

    private Fault(String name, boolean executes, Predicate<FaultRequest> strikes, Effect effect) {
        this.name = Objects.requireNonNull(name, "name");
        this.executes = executes;
        this.strikes = strikes;
        this.effect = effect;
    }

    /** A fault before the execution of whatever is asked for. */
    static Fault before(String name, Effect effect) {
        return new Fault(name, false, any -> true, effect);
    }

    /** A fault after the execution of whatever is asked for. */
    static Fault after(String name, Effect effect) {
        return new Fault(name, true, any -> true, effect);
    }

    /** The proper answer, written in another way. */
    static Fault written(String name, Responder responder) {
        return after(name, exchange -> Reply.of(exchange.answer(), responder));
    }

    /** {@return any answer, before execution} */
    public static Fault answer(RawAnswer answer) {
        return before("answer " + answer.status(), exchange -> Reply.of(answer));
    }

    /** {@return this fault, with the request not executed} */
    public Fault before() {
        return new Fault(name, false, strikes, effect);
    }

    /** {@return this fault, with the request executed first} */
    public Fault after() {
        return new Fault(name, true, strikes, effect);
    }

    /** {@return whether the request is executed before the fault strikes} */
    public boolean executes() {
        return executes;
    }

    /** Requests that it makes no sense for are served as ever. */
    Fault onlyFor(Predicate<FaultRequest> requests) {
        return new Fault(name, executes, requests, effect);
    }

    boolean strikes(FaultRequest request) {
        return strikes.test(request);
    }

    Reply strike(Target target, Service service) {
        RawAnswer answer = executes ? service.answer(target.request()) : target.answerWithoutExecution();
        return effect.on(new Exchange(target, answer));
    }

    @Override
    public String toString() {
        return name + (executes ? " after execution" : " before execution");
    }
}
