package io.github.camelintegry.internal.output;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.option.OutputType;

/** Chooses the output format that an endpoint's options ask for. */
public final class OutputFormats {

    private OutputFormats() {}

    public static OutputFormat of(IntegryEndpoint endpoint) {
        JsonCodec codec = JsonCodec.ofDepth(endpoint.getConfiguration().getMaxNestingDepth());
        OutputType type = endpoint.getConfiguration().getOutputType();
        Class<?> outputClass = endpoint.getOutputClass();
        if (outputClass != null) {
            return new OutputFormat.Objects(
                    codec,
                    outputClass,
                    ObjectMappers.of(endpoint.getCamelContext()),
                    "does not fit outputClass=" + outputClass.getName());
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
