package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@Tag("soak")
@BothStyles
class ManyUsersTest {

    @Parameter
    String style;

    private static final int PAIRS = 10_000;

    @Test
    void tenThousandFunctionsAndUsersNeedOneEndpointAndNoMoreMemory() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().style(style)) {
            for (int i = 0; i < 100; i++) {
                fixture.simulator.function(SimulatedFunction.query(
                        "slack-f" + i, invocation -> FunctionAnswer.ok(invocation.arguments())));
            }
            CountedProducers producers = CountedProducers.of(fixture);
            fixture.start(routes -> routes.from("direct:a")
                    .toD("integry:function/${header.fn}?userId=${header.user}&functionType=query"));
            ProducerTemplate template = fixture.template();
            call(template, 0, 2_000);
            fixture.simulator.journal().clear();
            long before = heap();
            call(template, 2_000, PAIRS);
            fixture.simulator.journal().clear();
            assertThat(heap() - before).as("heap").isLessThan(4_000_000);
            assertThat(fixture.context.getEndpoints().stream()
                            .filter(endpoint -> endpoint.getEndpointUri().startsWith("integry")))
                    .hasSize(1);
            assertThat(producers.made()).isEqualTo(1);
        }
    }

    private static void call(ProducerTemplate template, int from, int to) {
        for (int i = from; i < to; i++) {
            Map<String, Object> headers = new HashMap<>(Map.of("fn", "slack-f" + i % 100, "user", "user-" + i));
            Exchange exchange = template.request("direct:a", e -> e.getIn().setHeaders(headers));
            assertThat(exchange.getException()).isNull();
        }
    }

    private static long heap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
