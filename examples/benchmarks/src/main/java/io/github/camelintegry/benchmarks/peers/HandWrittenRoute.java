package io.github.camelintegry.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.benchmarks.service.Service;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/**
 * What people write today: a processor that signs, an HTTP endpoint, which refuses a bad status, unmarshalling, and a
 * processor that looks at the network code and takes the output.
 */
public final class HandWrittenRoute extends RouteBuilder {

    private final String from;
    private final String endpoint;
    private final HandSigner signer = new HandSigner();

    /** A route from one endpoint to the HTTP endpoint of another. */
    public HandWrittenRoute(String from, String endpoint) {
        this.from = from;
        this.endpoint = endpoint;
    }

    @Override
    public void configure() {
        from(from)
                .process(this::sign)
                .to(endpoint)
                .unmarshal()
                .json(JsonLibrary.Jackson, JsonNode.class)
                .process(HandWrittenRoute::takeOutput);
    }

    private void sign(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader("App-Key", Service.APP_KEY);
        message.setHeader("User-ID", Service.USER_ID);
        message.setHeader("Hash", signer.sign(Service.USER_ID));
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private static void takeOutput(Exchange exchange) {
        JsonNode envelope = exchange.getMessage().getBody(JsonNode.class);
        if (!envelope.path("network_code").asText().equals("200")) {
            throw new IllegalStateException("Network code " + envelope.path("network_code"));
        }
        exchange.getMessage().setBody(envelope.path("output"));
    }
}
