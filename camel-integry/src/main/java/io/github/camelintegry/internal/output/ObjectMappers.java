package io.github.camelintegry.internal.output;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** What turns Java objects into JSON and back: the application's mapper if it has one for all, else one of our own. */
public final class ObjectMappers {

    private ObjectMappers() {}

    public static ObjectMapper of(CamelContext context) {
        ObjectMapper found = CamelContextHelper.findSingleByType(context, ObjectMapper.class);
        return found != null ? found : Own.MAPPER;
    }

    /** A mapper that keeps the digits of decimals. */
    static ObjectMapper exact() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** Made when it is first needed, once: to find modules takes a while. */
    private static final class Own {
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .findAndAddModules()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // apps want dates as text
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }
}
