package io.github.camelintegry.transform;

import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.internal.binding.IntegryEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * Sets the headers of a CloudEvent on a page, a record, the end of a walk or a call's answer. The body stays as it is.
 *
 * <ul>
 *   <li>id: the walk's id, the page's number and, for a record, its index, so that a page which comes again has the same
 *       id again; of an answer, the exchange's id and one of its own
 *   <li>source: {@code integry:operation/name}, without options
 *   <li>type: {@code org.apache.camel.event.integry.page}, {@code .record}, {@code .endOfWalk} or {@code .answer}
 *   <li>subject: the function's or app's name; without one, the operation. Never the user, since events travel
 *   <li>time: when the exchange was created
 *   <li>data content type: {@code application/json}
 * </ul>
 *
 * A page that the route itself splits gives records too, with the splitter's index. What counts is what the exchange last
 * got of Integry, wherever it went since; if that is not known, the source is {@code integry}, without subject.
 */
@DataTypeTransformer(
        name = "integry:application-cloudevents",
        description = "Adds CloudEvent headers to the Camel message with the page, record or answer of Integry")
public class IntegryCloudEventDataTypeTransformer extends Transformer {

    private static final String TYPE = "org.apache.camel.event.integry.";
    private static final String JSON = "application/json";

    @Override
    public void transform(Message message, DataType fromType, DataType toType) {
        Map<String, Object> headers = message.getHeaders();
        Exchange exchange = message.getExchange();
        CloudEvent cloudEvent = CloudEvents.v1_0;
        IntegryEvent event = recordOrWhole(exchange);
        String operation = event == null ? null : event.operation().text();
        String name = event == null ? null : event.name();
        String contentType = event != null && event.kind() == IntegryEvent.Kind.END_OF_WALK ? null : JSON;

        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, cloudEvent.version());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TIME, cloudEvent.getEventTime(exchange));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_ID, id(exchange, event));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE + type(event));
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source(operation, name));
        put(headers, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, name != null ? name : operation);
        put(headers, CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, contentType);
        put(headers, CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, contentType);
    }

    /** A page that the route has split is a record; but not one that a pollEnrich got inside a split. */
    private static @Nullable IntegryEvent recordOrWhole(Exchange exchange) {
        IntegryEvent event = IntegryEvent.of(exchange);
        Object index = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX);
        boolean split = index != null && exchange.getFromEndpoint() instanceof IntegryEndpoint;
        return split && event != null && event.kind() == IntegryEvent.Kind.PAGE
                ? new IntegryEvent(IntegryEvent.Kind.RECORD, event.operation(), event.name(), event.id() + '/' + index)
                : event;
    }

    /** The parts of an answer that was split are exchanges of their own, with the answer's id. */
    private static String id(Exchange exchange, @Nullable IntegryEvent event) {
        if (event == null) {
            return exchange.getExchangeId();
        }
        return event.kind() == IntegryEvent.Kind.ANSWER ? exchange.getExchangeId() + '/' + event.id() : event.id();
    }

    private static String type(@Nullable IntegryEvent event) {
        return switch (event == null ? IntegryEvent.Kind.ANSWER : event.kind()) {
            case PAGE -> "page";
            case RECORD -> "record";
            case END_OF_WALK -> "endOfWalk";
            case ANSWER -> "answer";
        };
    }

    /** A URI reference, as an event's source has to be. */
    private static String source(@Nullable String operation, @Nullable String name) {
        if (operation == null) {
            return "integry";
        }
        return "integry:" + operation
                + (name == null
                        ? ""
                        : "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static void put(Map<String, Object> headers, String name, @Nullable Object value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
    }
}
