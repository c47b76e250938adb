package io.github.camelintegry.benchmarks.pieces;

import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The request that the benchmarks are about. */
final class SampleRequest {

    static final byte[] BODY =
            "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\",\"tags\":[\"first\",\"programmer\"],\"age\":36}"
                    .getBytes(StandardCharsets.UTF_8);

    private SampleRequest() {}

    /** From the body of a message on. */
    static IntegryRequest make() {
        try {
            return new IntegryRequest(
                    Operation.FUNCTION,
                    "crm-list-persons",
                    "user-1",
                    Map.of("connected_account_id", "42"),
                    Arguments.parse(BODY, JsonCodec.DEFAULT),
                    null);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }
}
