package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.Messages;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A value that is not of its option's type is refused with the names of both, and with what is wanted. Which options there
 * are, the catalogue says, so that none is forgotten.
 */
class StrictConfigurerTest {

    private static final String FILE = "/META-INF/io/github/camelintegry/integry.json";
    /** Any text may be one of these, or they stand for several. */
    private static final Set<String> ANY_TEXT = Set.of("string", "parameters", "variables", "schedulerProperties");
    /** What these take is said at start, where the same words serve whoever sets them in code. */
    private static final Set<String> READ_AT_START = Set.of("operation", "apiStyle", "type");
    /** It is a name, none, spring or quartz among others, and Camel's to look up. */
    private static final String SCHEDULER = "scheduler";

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private static Stream<Object[]> options(String part) throws Exception {
        try (InputStream in = StrictConfigurerTest.class.getResourceAsStream(FILE)) {
            return new ObjectMapper()
                    .readTree(in).get(part).properties().stream()
                            .filter(option -> isTyped(option.getKey(), option.getValue()))
                            .map(option -> new Object[] {
                                option.getKey(), option.getValue().get("type").asText()
                            })
                            .toList()
                            .stream();
        }
    }

    private static boolean isTyped(String option, JsonNode described) {
        boolean aClass = described.get("javaType").asText().startsWith("java.lang.Class");
        return aClass
                || !ANY_TEXT.contains(described.get("type").asText())
                        && !ANY_TEXT.contains(option)
                        && !READ_AT_START.contains(option)
                        && !option.equals(SCHEDULER);
    }

    static Stream<Object[]> ofEndpoints() throws Exception {
        return options("properties");
    }

    static Stream<Object[]> ofComponents() throws Exception {
        return options("componentProperties");
    }

    @ParameterizedTest
    @MethodSource("ofEndpoints")
    void inAUriAreNamed(String option, String type) {
        Throwable failure = catchThrowable(() -> context.getEndpoint("integry:function/x?" + option + "=wrongly"));
        assertThat(Messages.of(failure))
                .contains("The option " + option + " cannot be 'wrongly': it takes ")
                .contains(wanted(type));
    }

    @ParameterizedTest
    @MethodSource("ofComponents")
    void ofAComponentAreNamed(String option, String type) {
        IntegryComponent component = context.getComponent("integry", IntegryComponent.class);
        Throwable failure = catchThrowable(() -> PropertyBindingSupport.build()
                .withConfigurer(component.getComponentPropertyConfigurer())
                .bind(context, component, Map.of(option, "wrongly")));
        assertThat(Messages.of(failure))
                .contains("The option " + option + " cannot be 'wrongly': it takes ")
                .contains(wanted(type));
    }

    private static String wanted(String type) {
        return switch (type) {
            case "boolean" -> "true or false";
            case "integer" -> "a";
            case "duration" -> "a duration, such as 30s, 1h30m, or 500 for milliseconds";
            case "enum" -> "one of ";
            case "object" -> "a bean of the registry that is a ";
            default -> "the full name of a class";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "responseTimeout, 30 seconds",
        "responseTimeout, 30x",
        "responseTimeout, 1.5s",
        "responseTimeout, 30S",
        "responseTimeout, PT",
        "delay, soon",
        "delay, 5min",
        "maxConnections, 5s",
        "maxConnections, 1_000",
        "maxConnections, 99999999999",
        "maxConnections, 99999999999999999999999",
        "repeatCount, 5s",
        "splitResults, yes",
        "startFrom, end",
    })
    void areNoLongerTakenForSomethingElse(String option, String value) {
        Throwable failure =
                catchThrowable(() -> context.getEndpoint("integry:function/x?" + option + "=RAW(" + value + ")"));
        assertThat(Messages.of(failure)).contains("The option " + option + " cannot be '" + value + "': it takes ");
    }

    @ParameterizedTest
    @CsvSource({
        "responseTimeout, 30s, 30000",
        "responseTimeout, 500, 500",
        "responseTimeout, 1h30m, 5400000",
        "responseTimeout, 1d, 86400000",
        "responseTimeout, 250ms, 250",
        "responseTimeout, PT1M5S, 65000",
        "responseTimeout, PT0.5S, 500",
    })
    void isNoneOfThese(String option, String value, long millis) throws Exception {
        IntegryEndpoint endpoint =
                context.getEndpoint("integry:function/x?" + option + "=" + value, IntegryEndpoint.class);
        assertThat(endpoint.getConfiguration().getResponseTimeout()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"startFrom", "outputType", "runLoggingLevel", "timeUnit", "retryMode", "exchangePattern"})
    void areAnsweredWithWordsThatAreTaken(String option) {
        String said =
                Messages.of(catchThrowable(() -> context.getEndpoint("integry:function/x?" + option + "=wrongly")));
        String words = said.lines()
                .filter(line -> line.startsWith("The option"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".* one of ", "");
        assertThat(words.split(", ")).hasSizeGreaterThan(1).allSatisfy(word -> assertThat(
                        context.getEndpoint("integry:function/x?" + option + "=" + word))
                .isNotNull());
    }

    @Test
    void areNamedByCamelMain() {
        Main main = new Main();
        main.addInitialProperty("camel.component.integry.max-connections", "abc");
        try {
            assertThat(Messages.of(catchThrowable(main::start)))
                    .contains("The option maxConnections cannot be 'abc': it takes a whole number, such as 10");
        } finally {
            main.stop();
        }
    }

    @Test
    void areNamedAlsoWhereABeanIsMissing() {
        assertThat(Messages.of(
                        catchThrowable(() -> context.getEndpoint("integry:function/x?cursorRepository=#bean:nothing"))))
                .contains(
                        "The option cursorRepository names the bean 'nothing', and the registry has none of that name");
    }

    @ParameterizedTest
    @CsvSource({
        "integry:function/x?userId=u1&apiStyle=soap, 'API style ''soap'': apiStyle is resource or action'",
        "integry:functions?userId=u1&type=wrongly, 'The option type cannot be ''wrongly'': it takes one of QUERY'",
    })
    void areNamedAtStart(String uri, String words) {
        try (IntegryFixture fixture = new IntegryFixture()) {
            assertThat(Messages.ofStart(
                            fixture, routes -> routes.from("direct:a").to(uri)))
                    .contains(words);
        }
    }
}
