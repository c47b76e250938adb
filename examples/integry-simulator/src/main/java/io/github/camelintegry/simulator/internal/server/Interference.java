package io.github.camelintegry.simulator.internal.server;

import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Reply;
import io.github.camelintegry.simulator.internal.service.Service;

/** What stands between a request and the service, and may make something else of its answer. */
public abstract class Interference {

    /** {@return what is answered} Called on the event loop of the request's connection. */
    protected abstract Reply answer(ClientRequest request, Service service);
}
