package io.github.camelintegry.internal.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTextTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);

    @AfterEach
    void stop() {
        context.stop();
    }

    private RouteText of(String written) {
        return RouteText.of(context, written);
    }

    private List<String> values(String written) {
        return of(written).valuesOf(exchange, value -> value instanceof String || value instanceof Integer);
    }

    @Test
    void keepsWhatTheRouteHasWrittenApartFromValues() {
        exchange.getIn().setHeader("a", "${header.b}&x=y");
        exchange.getIn().setHeader("n", 7);
        String written = "integry:function/${header.a}?userId=$simple{header.n}-${header.missing}";
        assertThat(RouteText.readable(of(written).marked())).isEqualTo("integry:function/${…}?userId=${…}-${…}");
        List<String> values = values(written);
        assertThat(values).containsExactly("${header.b}&x=y", "7", "");
        assertThat(RouteText.put(of(written).marked(), values)).isEqualTo("integry:function/${header.b}&x=y?userId=7-");
    }

    @Test
    void takesExpressionsThatStandInEachOther() {
        exchange.getIn().setHeader("which", "a");
        exchange.getIn().setHeader("a", "value");
        assertThat(of("x=${header.${header.which}}").expressions()).hasSize(1);
        assertThat(values("x=${header.${header.which}}")).containsExactly("value");
    }

    @Test
    void readsEscapesOnlyBesideExpressions() {
        assertThat(of("a\\n").marked()).isEqualTo("a\\n");
        assertThat(of("a\\n${body}").marked()).startsWith("a\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x%24%7Bbody}", "x%24simple%7bbody}", "x\uE000"})
    void refusesWhatItCouldNotTellApart(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(written))
                .withMessageStartingWith("The URI in the route has ");
    }

    @Test
    void refusesAValueThatIsNoText() {
        exchange.getIn().setHeader("a", List.of("u1", "u2"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values("${header.a}"))
                .withMessageContaining("where a text is wanted: nothing was sent");
    }

    @ParameterizedTest
    @CsvSource({"${body}, true", "a$simple{body}b, true", "a${b, false", "$b, false", "'', false"})
    void seesExpressions(String text, boolean has) {
        assertThat(RouteText.hasExpression(text)).isEqualTo(has);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    integry:functions?userId=${header.a}           | integry:functions?userId=u1     | true
                    integry:functions?userId=${header.a}&x=${header.a}    | integry:functions?userId=u&x=v  | true
                    integry:functions?userId=${header.a}&search=x  | integry:functions?userId=u1     | false
                    integry:functions?userId=${header.a}           | integry:apps?userId=u1          | false
                    integry:functions?userId=${header.a}           | integry:functions?userId=${header.a}   | false
                    integry:functions?userId=u1             | integry:functions?userId=u1     | true
                    integry:functions?userId=u1             | integry:functions?userId=u2     | false
                    integry:${header.a}                            | integry:u1                      | true
                    integry:${header.a}                            | integry:other                   | false
                    """)
    void fitsOnlyWhatCamelCanHaveMadeOfIt(String written, String resolved, boolean fits) {
        List<String> values =
                of(written).expressions().stream().map(each -> "u1").toList();
        assertThat(of(written).fits(resolved, values)).isEqualTo(fits);
    }
}
