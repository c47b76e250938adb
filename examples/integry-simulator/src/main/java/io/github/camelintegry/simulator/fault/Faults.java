package io.github.camelintegry.simulator.fault;

import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Reply;
import io.github.camelintegry.simulator.internal.server.Interference;
import io.github.camelintegry.simulator.internal.service.Service;
import java.util.Optional;

/**
 * Lets a {@link FaultScript} decide what goes wrong. Thread-safe: scripts can be changed while requests are in work, and
 * faults that already struck, such as {@link ConnectionFaults#hang()}, go on until the client leaves. A request that
 * {@code IntegrySimulator.answerNext} has an answer for is not seen by the script.
 */
public final class Faults extends Interference {

    private FaultScript script;
    private int requests;
    private int struck;

    /** One that lets nothing go wrong yet. */
    public Faults() {}

    /** Begins a script, in place of the present one. */
    public synchronized void script(FaultScript newScript) {
        script = newScript.started();
        requests = 0;
        struck = 0;
    }

    /** Ends the present script: from now on requests are served as ever. */
    public synchronized void clear() {
        script = null;
    }

    /** {@return how many requests the script, or the one that was cleared, has seen} */
    public synchronized int requests() {
        return requests;
    }

    /** {@return how many of {@link #requests()} met a fault; a script that watches cursors counts those too} */
    public synchronized int struck() {
        return struck;
    }

    @Override
    protected Reply answer(ClientRequest request, Service service) {
        Optional<Fault> fault;
        try {
            fault = next(request, service);
        } catch (RuntimeException e) {
            return Reply.of(Service.failure(request, e));
        }
        return fault.isPresent()
                ? fault.get().strike(service.target(request), service)
                : Reply.of(service.answer(request));
    }

    private synchronized Optional<Fault> next(ClientRequest request, Service service) {
        if (script == null) {
            return Optional.empty();
        }
        FaultRequest seen = FaultRequest.of(++requests, service.target(request));
        Optional<Fault> fault = script.decide(seen).filter(f -> f.strikes(seen));
        if (fault.isPresent()) {
            struck++;
        }
        return fault;
    }
}
