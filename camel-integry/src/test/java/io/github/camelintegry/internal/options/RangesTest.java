package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.Messages;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers and words that an option cannot be are refused at start by its name. Which options there are, the catalogue says,
 * so that a new one needs its range. Those of the group "scheduler" are Camel's own, and so is what they take.
 */
class RangesTest {

    private static final String FILE = "/META-INF/io/github/camelintegry/integry.json";
    private static final Set<String> NUMBERS = Set.of("integer", "duration");

    private static Stream<Object[]> options(String part, Predicate<JsonNode> wanted) throws Exception {
        try (InputStream in = RangesTest.class.getResourceAsStream(FILE)) {
            return new ObjectMapper()
                    .readTree(in).get(part).properties().stream()
                            .filter(option ->
                                    !option.getValue().path("group").asText().equals("scheduler"))
                            .filter(option -> wanted.test(option.getValue()))
                            .map(option -> new Object[] {
                                option.getKey(), option.getValue().path("label").asText()
                            })
                            .toList()
                            .stream();
        }
    }

    private static boolean isNumber(JsonNode option) {
        return NUMBERS.contains(option.get("type").asText())
                || option.get("displayName").asText().endsWith("Size");
    }

    static Stream<Object[]> numbersOfEndpoints() throws Exception {
        return options("properties", RangesTest::isNumber);
    }

    static Stream<Object[]> numbersOfComponents() throws Exception {
        return options("componentProperties", RangesTest::isNumber);
    }

    static Stream<Object[]> wordsOfEndpoints() throws Exception {
        return options("properties", option -> option.has("enum"));
    }

    static Stream<Object[]> wordsOfComponents() throws Exception {
        return options("componentProperties", option -> option.has("enum"));
    }

    @ParameterizedTest
    @MethodSource("numbersOfEndpoints")
    void ofAnEndpoint(String option, String label) {
        assertThat(ofStart(option, label, "-1")).contains(option + " must be ").contains("-1");
    }

    @ParameterizedTest
    @CsvSource({
        "connectTimeout, 2147483648, less than 25 days",
        "connectTimeout, 0, at least 1",
        "proxyPort, 65536, from 1 to 65535 where proxyHost is set",
    })
    void haveBothEnds(String option, String value, String words) {
        assertThat(ofStart(option, "", value)).contains(option + " must be " + words + ", not " + value);
    }

    @ParameterizedTest
    @CsvSource({"connectTimeout, 2147483647", "connectTimeout, 1", "retries, 0", "maxQueuedCalls, 0"})
    void include(String option, String value) {
        assertThat(ofStart(option, "", value)).isEmpty();
    }

    private static String ofStart(String option, String label, String value) {
        boolean consumes = label.startsWith("consumer") || label.startsWith("walk");
        String uri = "integry:functions?userId=u1&" + option + "=" + value;
        try (IntegryFixture fixture = new IntegryFixture()) {
            return Messages.ofStart(
                    fixture, routes -> routes.from(consumes ? uri : "direct:a").to(consumes ? "mock:a" : uri));
        }
    }

    @ParameterizedTest
    @MethodSource("numbersOfComponents")
    void ofAComponent(String option, String label) {
        assertThat(ofComponent(option, "-1")).contains(option + " must be ").contains("-1");
    }

    @Test
    void areNoMatterOfTheComponentWhereAnEndpointHasItsOwn() {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.component.getConfiguration().setResponseTimeout(0);
            String said = Messages.ofStart(
                    fixture, routes -> routes.from("direct:a").to("integry:functions?userId=u1&responseTimeout=30s"));

            assertThat(said).isEmpty();
        }
    }

    private static String ofComponent(String option, String value) {
        try (IntegryFixture fixture = new IntegryFixture()) {
            Throwable atOnce = catchThrowable(() -> PropertyBindingSupport.build()
                    .withConfigurer(fixture.component.getComponentPropertyConfigurer())
                    .bind(fixture.context, fixture.component, new HashMap<>(Map.of(option, value))));
            return atOnce != null
                    ? Messages.of(atOnce)
                    : Messages.ofStart(
                            fixture, routes -> routes.from("direct:a").to("integry:functions?userId=u1"));
        }
    }

    @ParameterizedTest
    @MethodSource("wordsOfEndpoints")
    void areOfWordsToo(String option, String label) {
        String said;
        if (option.equals("operation")) {
            try (IntegryFixture fixture = new IntegryFixture()) {
                said = Messages.ofStart(
                        fixture, routes -> routes.from("direct:a").to("integry:wrongly?userId=u1"));
            }
        } else {
            said = ofStart(option, "", "wrongly");
        }
        assertThat(said).contains(option).contains("'wrongly'");
    }

    @ParameterizedTest
    @MethodSource("wordsOfComponents")
    void areOfWordsOfComponentsToo(String option, String label) {
        assertThat(ofComponent(option, "wrongly")).contains(option).contains("'wrongly'");
    }
}
