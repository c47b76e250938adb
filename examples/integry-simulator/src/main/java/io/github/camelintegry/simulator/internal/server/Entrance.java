package io.github.camelintegry.simulator.internal.server;

import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.service.Service;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a request passes before anything else looks at it. */
public record Entrance(UnaryOperator<ClientRequest> credentials, SlashRedirects slashes) {

    /** {@return the request with its credentials in the documented headers, wherever they may be} */
    ClientRequest admit(ClientRequest received) {
        return credentials.apply(received);
    }

    /** {@return where the request is sent instead of being served} */
    Optional<RawAnswer> redirect(ClientRequest received, Service service) {
        return slashes.of(service.target(received));
    }
}
