package io.github.camelintegry.internal.client.body;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether nobody wants a call any more, and how to end what is under way for it. That is one thing at any time: what was
 * under way before is forgotten, and with it all that it holds, such as the answer to an earlier attempt.
 */
public final class GivenUp {

    private static final Logger LOG = LoggerFactory.getLogger(GivenUp.class);

    private @Nullable Runnable end;
    private boolean told;

    /** From now on this ends what is under way; it runs at once if the call was given up already. */
    public void endsBy(Runnable how) {
        boolean late;
        synchronized (this) {
            late = told;
            end = late ? null : how;
        }
        if (late) {
            run(how);
        }
    }

    /** Nothing is under way any more that could be ended. */
    public synchronized void endsByNothing() {
        end = null;
    }

    public synchronized boolean isTold() {
        return told;
    }

    public void tell() {
        Runnable how;
        synchronized (this) {
            told = true;
            how = end;
            end = null;
        }
        if (how != null) {
            run(how);
        }
    }

    /** Who gives up one call may have others to give up, and what is closed already has ended by itself. */
    private static void run(Runnable how) {
        try {
            how.run();
        } catch (RuntimeException e) {
            LOG.debug("A request that nobody waits for could not be ended", e);
        }
    }
}
