package io.github.camelintegry;

import io.github.camelintegry.client.CallResult;
import io.github.camelintegry.protocol.IntegryRequest;
import org.apache.camel.Exchange;

/** What a producer makes of the answer to a request. */
interface Answer {

    void bind(Exchange exchange, IntegryRequest request, CallResult result);
}
