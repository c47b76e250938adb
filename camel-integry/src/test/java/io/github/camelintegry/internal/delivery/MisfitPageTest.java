package io.github.camelintegry.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.status.WalkStatus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that does not fit {@code outputClass} is a matter of the route's error handler; no step ever sees its raw text. */
class MisfitPageTest {

    private static final String MISFIT = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5"
            + "&functionType=query&initialDelay=0&delay=10&outputClass=java.lang.Integer";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private final List<Object> aside = new CopyOnWriteArrayList<>();

    private void see(Exchange exchange) {
        seen.add(exchange.getMessage().getBody());
    }

    private void putAside(Exchange exchange) {
        aside.add(exchange.getMessage().getBody());
    }

    private void awaitTheSamePageAgain() {
        Awaitility.await().until(() -> fixture.simulator.journal().size() > 5);
        assertThat(seen).as("what the steps saw").isEmpty();
        assertThat(fixture.component.getWalks()).singleElement().satisfies(walk -> {
            assertThat(walk.pages()).isZero();
            assertThat(walk.lastError()).contains("does not fit outputClass=java.lang.Integer");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&splitResults=true", "&bridgeErrorHandler=true"})
    void withoutAnErrorHandlerNoStepSeesIt(String options) throws Exception {
        fixture.start(routes -> {
            routes.errorHandler(routes.noErrorHandler());
            routes.from(MISFIT + options).process(this::see).process(this::see);
        });
        awaitTheSamePageAgain();
    }

    @Test
    void withoutAnErrorHandlerTheOnlyStepDoesNotSeeItEither() throws Exception {
        fixture.start(routes -> {
            routes.errorHandler(routes.noErrorHandler());
            routes.from(MISFIT).process(this::see);
        });
        awaitTheSamePageAgain();
    }

    @Test
    void noStepOfATrySeesIt() throws Exception {
        fixture.start(routes -> routes.from(MISFIT)
                .doTry()
                .process(this::see)
                .doCatch(Exception.class)
                .process(this::see)
                .doFinally()
                .process(this::see)
                .end());
        awaitTheSamePageAgain();
    }

    @Test
    void noBranchOfAMulticastSeesIt() throws Exception {
        fixture.start(routes -> {
            routes.errorHandler(routes.noErrorHandler());
            routes.from(MISFIT).multicast().to("direct:rows", "direct:index");
            routes.from("direct:rows").process(this::see);
            routes.from("direct:index").process(this::see);
        });
        awaitTheSamePageAgain();
    }

    private void assertPutAsideOnceForEachPage() {
        Awaitility.await().until(() -> fixture.component.getWalks().get(0).state() == WalkStatus.State.FINISHED);
        assertThat(aside)
                .hasSize(4)
                .allSatisfy(body -> assertThat(body).asString().startsWith("[{").contains("\"name\""));
        assertThat(seen).as("what the steps saw").isEmpty();
    }

    @Test
    void aDeadLetterChannelGetsThePageAsItCameOnce() throws Exception {
        fixture.start(routes -> {
            routes.errorHandler(routes.deadLetterChannel("direct:dead"));
            routes.from(MISFIT + "&repeatCount=1").process(this::see).process(this::see);
            routes.from("direct:dead").process(this::putAside);
        });
        assertPutAsideOnceForEachPage();
    }

    @Test
    void aDeadLetterChannelGetsItAlsoAfterARestartOfTheRoute() throws Exception {
        fixture.start(routes -> {
            routes.errorHandler(routes.deadLetterChannel("direct:dead"));
            routes.from(MISFIT + "&maxPagesPerPoll=1").routeId("sync").process(this::see);
            routes.from("direct:dead").process(this::putAside);
        });
        Awaitility.await().until(() -> !aside.isEmpty());
        fixture.context.getRouteController().stopRoute("sync");
        int before = aside.size();
        fixture.context.getRouteController().startRoute("sync");
        Awaitility.await().until(() -> aside.size() > before);
        assertThat(seen).isEmpty();
    }

    @Test
    void aDeadLetterChannelOfARouteThatBeginsWithAMulticastGetsItOnce() throws Exception {
        fixture.start(routes -> {
            routes.errorHandler(routes.deadLetterChannel("direct:dead"));
            routes.from(MISFIT + "&repeatCount=1").multicast().to("direct:rows", "direct:index");
            routes.from("direct:rows").process(this::see);
            routes.from("direct:index").process(this::see);
            routes.from("direct:dead").process(this::putAside);
        });
        assertPutAsideOnceForEachPage();
    }

    @Test
    void anOnExceptionOfTheRouteHandlesIt() throws Exception {
        fixture.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(MISFIT + "&repeatCount=1")
                        .onException(IntegryProtocolException.class)
                        .handled(true)
                        .process(MisfitPageTest.this::putAside)
                        .end()
                        .doTry()
                        .process(MisfitPageTest.this::see)
                        .doCatch(Exception.class)
                        .process(MisfitPageTest.this::see)
                        .end();
            }
        });
        assertPutAsideOnceForEachPage();
    }

    @Test
    void anOnExceptionThatContinuesLeavesTheStepsOutAllTheSame() throws Exception {
        fixture.start(routes -> {
            routes.onException(IntegryProtocolException.class).continued(true).process(this::putAside);
            routes.from(MISFIT + "&repeatCount=1").process(this::see).process(this::see);
        });
        assertPutAsideOnceForEachPage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"to", "enrich", "pollEnrich", "walk"})
    void anAnswerThatDoesNotFitReachesNoStepBehindItsCall(String way) throws Exception {
        String once = MISFIT.substring(0, MISFIT.indexOf("&initialDelay")) + "&outputClass=java.lang.Integer";
        fixture.start(routes -> {
            routes.errorHandler(routes.noErrorHandler());
            switch (way) {
                case "to" -> routes.from("direct:a").to(once).process(this::see);
                case "enrich" -> routes.from("direct:a").enrich(once).process(this::see);
                case "pollEnrich" ->
                    routes.from("direct:a").pollEnrich(once, 5000).process(this::see);
                default ->
                    routes.from("direct:a")
                            .to(once + "&walk=true")
                            .split(routes.body())
                            .streaming()
                            .process(this::see)
                            .end()
                            .process(this::see);
            }
        });
        Exchange exchange = fixture.template().request("direct:a", e -> {});
        assertThat(exchange.getException(IntegryProtocolException.class)).hasMessageContaining("outputClass");
        assertThat(seen).isEmpty();
    }
}
