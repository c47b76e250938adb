package io.github.camelintegry.simulator.fault;

import io.github.camelintegry.simulator.internal.http.Reply;

/** What a fault does to an answer. */
@FunctionalInterface
interface Effect {

    /** {@return what is answered in place of {@link Exchange#answer()}} */
    Reply on(Exchange exchange);
}
