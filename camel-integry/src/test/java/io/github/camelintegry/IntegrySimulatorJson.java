package io.github.camelintegry;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON for the simulator to answer, to the digit. */
public final class IntegrySimulatorJson {

    private IntegrySimulatorJson() {}

    public static JsonNode parse(String json) {
        try {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build()
                    .readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
