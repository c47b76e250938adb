package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.client.body.AnswerMemory;
import io.github.camelintegry.internal.client.retry.Admission;
import io.github.camelintegry.internal.client.retry.RateGate;
import io.github.camelintegry.internal.client.retry.RetryAfter;
import io.github.camelintegry.internal.client.retry.WaitingRoom;
import io.github.camelintegry.internal.client.transport.Transport;
import io.github.camelintegry.internal.util.Ticker;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;

/**
 * What many clients share.
 *
 * @param transport   carries requests
 * @param slashes     which paths the service wants with the other ending
 * @param admission   bounds the calls under way
 * @param memory      bounds what their answers take together
 * @param waitingRoom where calls wait for their next attempt
 * @param gate        for which users calls must wait
 * @param executor    where answers are read and handed over if no helper does it, so that no event loop is held up
 * @param observer    is told how calls go
 * @param retryAfter  reads for how long the service asks to stay away
 * @param ticker      what times are counted by
 * @param random      numbers from 0 to 1 for jitter
 */
public record ClientRuntime(
        Transport transport,
        Slashes slashes,
        Admission admission,
        AnswerMemory memory,
        WaitingRoom waitingRoom,
        RateGate gate,
        Executor executor,
        CallObserver observer,
        RetryAfter retryAfter,
        Ticker ticker,
        DoubleSupplier random) {

    /** From the event loop or a timer to a thread that may work; at shutdown there is none, and this one must do. */
    void handOver(Helper helper, Runnable step) {
        if (helper.takesOn(step)) {
            return;
        }
        try {
            executor.execute(step);
        } catch (RejectedExecutionException e) {
            step.run();
        }
    }
}
