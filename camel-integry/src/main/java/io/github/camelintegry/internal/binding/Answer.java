package io.github.camelintegry.internal.binding;

import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import org.apache.camel.Exchange;

/** What a producer makes of the answer to a request. */
public interface Answer {

    void bind(Exchange exchange, IntegryRequest request, CallResult result);
}
