package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.paging.CursorForm;
import io.github.camelintegry.simulator.wire.Operation;
import java.util.Optional;

/** One generation of the API: its paths, the name of its cursor, and where the parameters of a request are. */
public interface WireStyle {

    /** {@return what the request means, or empty if it is not written in this style} */
    Optional<Route> route(ClientRequest request);

    /** {@return whether the documented path of an operation ends with a slash} */
    boolean endsWithSlash(Operation operation);

    /** {@return the key of a cursor, in requests and answers} */
    String cursorKey();

    /** Throws a {@link Refusal} if the request cannot be read. Not for calls, whose bodies are their arguments. */
    Inquiry inquiry(ClientRequest request);

    /** {@return how the cursors of calls look} */
    CursorForm cursorForm();

    /** {@return what stands under the cursor's key on the last page of a call, null to leave the key out} */
    JsonNode end();
}
