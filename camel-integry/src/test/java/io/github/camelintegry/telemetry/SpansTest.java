package io.github.camelintegry.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryFixture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.Tracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spans that any of Camel's tracers gets, taken by a tracer that keeps them. */
class SpansTest {

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final List<KeptSpan> spans = new CopyOnWriteArrayList<>();

    @Test
    void areNamedByWhatIsCalledAndSayHowItEnded() throws Exception {
        fixture.component.getConfiguration().setUserId("ada@example.org");
        KeepingTracer tracer = new KeepingTracer();
        tracer.setCamelContext(fixture.context);
        tracer.init(fixture.context);
        fixture.start(routes -> routes.from("direct:add").to("integry:function").to("mock:end"));
        Exchange done = fixture.template().request("direct:add", exchange -> {
            exchange.getIn().setHeader(IntegryConstants.NAME, "pipedrive-add-a-person");
            exchange.getIn().setBody(Map.of("name", "Ada"));
        });
        assertThat(done.getException()).isNull();
        KeptSpan span = spans.stream()
                .filter(each -> each.name.equals("integry function/pipedrive-add-a-person"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(spans.toString()));
        assertThat(span.tags)
                .containsEntry("integry.outcome", "EXECUTED")
                .containsEntry("integry.attempts", "1")
                .containsEntry("integry.network_code", "200")
                .containsEntry("component", "camel-integry");
        assertThat(spans.toString()).doesNotContain(fixture.simulator.appSecret(), "ada@example.org");
    }

    /** A tracer as Camel's modules for other systems make them. */
    private final class KeepingTracer extends Tracer {
        @Override
        protected void initTracer() {
            setSpanLifecycleManager(new SpanLifecycleManager() {
                @Override
                public Span create(String name, Span parent, SpanContextPropagationExtractor extractor) {
                    KeptSpan span = new KeptSpan(name);
                    spans.add(span);
                    return span;
                }

                @Override
                public void activate(Span span) {}

                @Override
                public void deactivate(Span span) {}

                @Override
                public void close(Span span) {}

                @Override
                public void inject(Span span, SpanContextPropagationInjector injector, boolean includeTracing) {}
            });
        }
    }

    private static final class KeptSpan implements Span {
        private final String name;
        private final Map<String, String> tags = new HashMap<>();
        private final List<String> logs = new ArrayList<>();

        KeptSpan(String name) {
            this.name = name;
        }

        @Override
        public void log(Map<String, String> fields) {
            logs.add(fields.toString());
        }

        @Override
        public void setComponent(String component) {
            tags.put("component", component);
        }

        @Override
        public void setError(boolean isError) {
            tags.put("error", Boolean.toString(isError));
        }

        @Override
        public void setTag(String key, String value) {
            tags.put(key, value);
        }

        @Override
        public String toString() {
            return name + tags + logs;
        }
    }
}
