package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;

/** What an IDE and the catalogue know of the component. */
class CatalogTest {

    private static final String FILE = "/META-INF/io/github/camelintegry/integry.json";

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();
    private final JsonNode json;

    CatalogTest() throws Exception {
        try (InputStream in = CatalogTest.class.getResourceAsStream(FILE)) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            catalog.addComponent("integry", IntegryComponent.class.getName(), text);
            json = new ObjectMapper().readTree(text);
        }
    }

    private EndpointValidationResult validate(String uri) {
        return catalog.validateEndpointProperties(uri);
    }

    @Test
    void acceptsWhatIsRight() {
        for (String uri : new String[] {
            "integry:function/pipedrive-add-a-person?userId=u1",
            "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5&prefetchCount=2&delay=5000",
            "integry:function/x?responseTimeout=10s&retryMode=all&maxResponseSize=10MB",
            "integry:functions?userId=u1&type=QUERY&connectedOnly=true",
            "integry:apps?userId=u1",
        }) {
            assertThat(validate(uri).isSuccess())
                    .as(uri + validate(uri).summaryErrorMessage(false))
                    .isTrue();
        }
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(validate("integry:function/x?pageLimit=5").getUnknown()).containsExactly("pageLimit");
        assertThat(validate("integry:function/x?prefetchCount=many").getInvalidInteger())
                .containsKey("prefetchCount");
        assertThat(validate("integry:function/x?retryMode=sometimes").getInvalidEnum())
                .containsKey("retryMode");
        assertThat(validate("integry:functoin/x").getInvalidEnum()).containsKey("operation");
        assertThat(validate("integry:function/x?connectedOnly=maybe").getInvalidBoolean())
                .containsKey("connectedOnly");
        assertThat(validate("integry:function/x?responseTimeout=soon").getInvalidDuration())
                .containsKey("responseTimeout");
    }

    @Test
    void describesEveryOptionAndHeader() {
        Map<String, JsonNode> all = new HashMap<>();
        for (String part : new String[] {"componentProperties", "properties", "headers"}) {
            json.get(part).properties().forEach(entry -> all.put(part + "/" + entry.getKey(), entry.getValue()));
        }
        assertThat(all).allSatisfy((name, option) -> {
            assertThat(option.path("description").asText()).as(name).hasSizeGreaterThan(15);
            assertThat(option.path("javaType").asText()).as(name).isNotBlank();
        });
        assertThat(all.get("properties/appSecret").get("secret").asBoolean()).isTrue();
        assertThat(all.get("properties/appKey").get("secret").asBoolean()).isTrue();
        assertThat(all.get("properties/proxyPassword").get("secret").asBoolean())
                .isTrue();
        assertThat(all.get("properties/appSecret").get("label").asText()).isEqualTo("security");
        assertThat(all.get("properties/functionType").get("enum")).hasSize(3);
    }

    @Test
    void everyHeaderOfOursIsThere() throws Exception {
        for (var field : IntegryConstants.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                String header = (String) field.get(null);
                assertThat(header).startsWith("CamelIntegry");
                assertThat(json.get("headers").has(header)).as(header).isTrue();
            }
        }
    }

    @Test
    void documentedDefaultsAreTheTrueOnes() {
        IntegryConfiguration defaults = new IntegryConfiguration();
        assertThat(Arrays.asList(
                        defaults.getBaseUrl(),
                        defaults.getApiStyle(),
                        defaults.getMaxResponseSize(),
                        defaults.getRetries(),
                        defaults.getRetryBackoff(),
                        defaults.getRetryBackoffMax(),
                        defaults.getRetryAfterMax(),
                        defaults.getRetryTimeout(),
                        defaults.getConnectTimeout(),
                        defaults.getResponseTimeout(),
                        defaults.getMaxConnections(),
                        defaults.getMaxQueuedCalls(),
                        defaults.getMaxNestingDepth(),
                        defaults.getPrefetchCount(),
                        defaults.getMaxEmptyPages(),
                        defaults.isThrowExceptionOnFailure()))
                .containsExactly(
                        "https://api.integry.io",
                        "resource",
                        "64MB",
                        4,
                        500L,
                        30_000L,
                        3_600_000L,
                        120_000L,
                        10_000L,
                        30_000L,
                        64,
                        1024,
                        500,
                        1,
                        10,
                        true);
        assertThat(json.at("/properties/retryTimeout/defaultValue").asText()).isEqualTo("2m");
        assertThat(json.at("/properties/maxConnections/defaultValue").asInt()).isEqualTo(64);
    }
}
