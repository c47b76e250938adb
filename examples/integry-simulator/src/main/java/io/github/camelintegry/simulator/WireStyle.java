package io.github.camelintegry.simulator;

import java.util.Optional;

/** One generation of the API: its paths and the name of its cursor. */
interface WireStyle {

    /** {@return what the request means, or empty if it is not written in this style} */
    Optional<Route> route(ClientRequest request);

    /** {@return the key of a cursor, in requests and answers} */
    String cursorKey();
}
