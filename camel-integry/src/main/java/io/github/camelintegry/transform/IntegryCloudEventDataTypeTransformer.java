package io.github.camelintegry.transform;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryEndpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Endpoint;
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
 *       id again; of what is not of a walk, the exchange's id
 *   <li>source: {@code integry:operation/name}, without options
 *   <li>type: {@code org.apache.camel.event.integry.page}, {@code .record}, {@code .endOfWalk} or {@code .answer}
 *   <li>subject: the function's or app's name; without one, the operation. Never the user, since events travel
 *   <li>time: when the exchange was created
 *   <li>data content type: {@code application/json}
 * </ul>
 *
 * A page that the route itself splits gives records too, with the splitter's index.
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
        String walk = message.getHeader(IntegryConstants.WALK_ID, String.class);
        IntegryEndpoint endpoint = walk == null ? called(exchange) : walked(exchange);
        Object index = walk == null ? null : index(message);
        boolean end = walk != null && message.getHeader(IntegryConstants.END_OF_WALK, false, Boolean.class);

        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, cloudEvent.version());
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TIME, cloudEvent.getEventTime(exchange));
        if (walk == null) {
            headers.put(CloudEvent.CAMEL_CLOUD_EVENT_ID, exchange.getExchangeId());
            headers.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE + "answer");
        } else {
            String place = end ? "end" : message.getHeader(IntegryConstants.PAGE_NUMBER, String.class);
            headers.put(CloudEvent.CAMEL_CLOUD_EVENT_ID, walk + '/' + place + (index == null ? "" : "/" + index));
            headers.put(
                    CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE + (end ? "endOfWalk" : index == null ? "page" : "record"));
        }
        String operation = endpoint == null ? null : endpoint.getOperation();
        String name = endpoint == null ? null : endpoint.getName();
        if (walk == null && message.getHeader(IntegryConstants.NAME) != null) {
            name = message.getHeader(IntegryConstants.NAME, String.class);
        }
        headers.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source(operation, name));
        put(headers, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, name != null ? name : operation);
        put(headers, CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, end ? null : JSON);
        put(headers, CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, end ? null : JSON);
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

    /** The consumer's endpoint, or that of a pollEnrich. */
    private static @Nullable IntegryEndpoint walked(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof IntegryEndpoint from ? from : called(exchange);
    }

    /** The endpoint that the exchange was last sent to, if it is one of ours. */
    private static @Nullable IntegryEndpoint called(Exchange exchange) {
        String uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        Endpoint endpoint = uri == null ? null : exchange.getContext().hasEndpoint(uri);
        return endpoint instanceof IntegryEndpoint integry ? integry : null;
    }

    /** Of a record of the consumer's own splitting, or else of the route's; not of one that began before the page came. */
    private static @Nullable Object index(Message message) {
        Object index = message.getHeader(IntegryConstants.ITEM_INDEX);
        if (index == null && message.getExchange().getFromEndpoint() instanceof IntegryEndpoint) {
            index = message.getExchange().getProperty(ExchangePropertyKey.SPLIT_INDEX);
        }
        return index;
    }
}
