package io.github.camelintegry.internal.output;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.option.OutputType;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Chooses the output format that options ask for. */
public final class OutputFormats {

    private OutputFormats() {}

    /**
     * The format for this type, or for objects of this class where there is one.
     *
     * @param context in which the application's mapper is looked for
     */
    public static OutputFormat of(
            OutputType type, @Nullable Class<?> outputClass, JsonCodec codec, CamelContext context) {
        if (outputClass != null) {
            return new OutputFormat.Objects(
                    codec, outputClass, ObjectMappers.of(context), "does not fit outputClass=" + outputClass.getName());
        }
        return switch (type) {
            case JSON_NODE -> new OutputFormat.Trees(codec);
            case MAP ->
                new OutputFormat.Objects(codec, Object.class, exact(), "becomes no Java value (outputType=Map)");
            case STRING -> new OutputFormat.Text(codec);
            case BYTES -> new OutputFormat.Bytes(codec);
        };
    }

    private static ObjectMapper exact() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }
}
