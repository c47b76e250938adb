package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.model.RouteDefinition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a route holds a producer, an application starts with it, though nobody has touched the component before. */
class ProducerPlacesTest {

    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=u1";
    private static final Map<String, String> PERSON = Map.of("name", "Ada");

    @AutoClose
    private final IntegrySimulator simulator = IntegrySimulator.start();

    static Stream<Arguments> places() {
        return Stream.of(
                place("split", routes -> from(routes).split(routes.body()).to(ADD)),
                place(
                        "streaming split",
                        routes -> from(routes).split(routes.body()).streaming().to(ADD)),
                place("parallel split", routes -> from(routes)
                        .split(routes.body())
                        .parallelProcessing()
                        .to(ADD)),
                place("multicast", routes -> from(routes).multicast().to(ADD, "mock:other")),
                place(
                        "parallel multicast",
                        routes -> from(routes).multicast().parallelProcessing().to(ADD, "mock:other")),
                place("pipeline in a multicast", routes -> from(routes)
                        .multicast()
                        .pipeline()
                        .to("mock:other")
                        .to(ADD)),
                place(
                        "toD in a multicast",
                        routes -> from(routes).multicast().toD("integry:function/pipedrive-${header.what}?userId=u1")),
                place("recipientList", routes -> from(routes).recipientList(routes.constant(ADD))),
                place("routingSlip", routes -> from(routes).routingSlip(routes.constant(ADD))),
                place("loop", routes -> from(routes).loop(1).to(ADD)),
                place("choice", routes -> from(routes)
                        .choice()
                        .when(routes.body().isNotNull())
                        .to(ADD)),
                place(
                        "filter",
                        routes -> from(routes).filter(routes.body().isNotNull()).to(ADD)),
                place("doTry", routes -> from(routes)
                        .doTry()
                        .to(ADD)
                        .doCatch(Exception.class)
                        .to("mock:other")),
                place(
                        "failover",
                        routes -> from(routes).loadBalance().failover().to(ADD, "mock:other")),
                place(
                        "roundRobin",
                        routes -> from(routes).loadBalance().roundRobin().to(ADD)),
                place("aggregate", routes -> from(routes)
                        .aggregate(routes.constant(1), (old, now) -> now)
                        .completionSize(1)
                        .to(ADD)),
                place("enrich", routes -> from(routes).enrich(ADD)),
                place("wireTap", routes -> from(routes).wireTap(ADD)),
                place(
                        "onCompletion",
                        routes -> from(routes).onCompletion().to(ADD).end().to("mock:other")),
                place("intercept", routes -> {
                    routes.intercept().to(ADD);
                    from(routes).to("mock:other");
                }),
                place("split under an error handler", routes -> {
                    routes.errorHandler(routes.deadLetterChannel("mock:dead"));
                    from(routes).split(routes.body()).to(ADD);
                }),
                place("onException", routes -> {
                    routes.onException(IllegalStateException.class)
                            .handled(true)
                            .to(ADD);
                    from(routes).throwException(new IllegalStateException());
                }));
    }

    private static Arguments place(String name, Routes routes) {
        return Arguments.argumentSet(name, routes);
    }

    private static RouteDefinition from(RouteBuilder routes) {
        return routes.from("direct:a");
    }

    @ParameterizedTest
    @MethodSource("places")
    void startsAndCalls(Routes routes) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("integry", component());
            context.addRoutes(builder(routes));
            context.start();
            addsAPerson(context);
        }
    }

    @Test
    void startsAgainAfterAStop() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.addRoutes(
                    builder(routes -> from(routes).split(routes.body()).to(ADD)));
            for (int i = 0; i < 3; i++) {
                // a context that stops forgets what is bound
                context.getRegistry().bind("integry", component());
                context.start();
                addsAPerson(context);
                context.stop();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void startsInCamelMain(Routes routes) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.component.integry.app-key", simulator.appKey());
        main.addInitialProperty("camel.component.integry.app-secret", simulator.appSecret());
        main.addInitialProperty("camel.component.integry.base-url", simulator.baseUrl());
        main.configure().addRoutesBuilder(builder(routes));
        try {
            main.start();
            addsAPerson(main.getCamelContext());
        } finally {
            main.stop();
        }
    }

    @Test
    void startsAfterAComponentThatWasStoppedAlone() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("integry", component());
            context.addRoutes(
                    builder(routes -> from(routes).split(routes.body()).to(ADD)));
            context.start();
            context.getRouteController().stopRoute("route1");
            context.getComponent("integry").stop();
            context.getComponent("integry").start();
            context.getRouteController().startRoute("route1");
            addsAPerson(context);
        }
    }

    private IntegryComponent component() {
        IntegryComponent component = new IntegryComponent();
        component.getConfiguration().setBaseUrl(simulator.baseUrl());
        component.getConfiguration().setAppKey(simulator.appKey());
        component.getConfiguration().setAppSecret(simulator.appSecret());
        return component;
    }

    /** A wire tap and what runs on completion may come after the answer. */
    private void addsAPerson(CamelContext context) {
        simulator.journal().clear();
        Exchange exchange = context.createProducerTemplate().request("direct:a", e -> {
            e.getIn().setBody(PERSON);
            e.getIn().setHeader("what", "add-a-person");
        });
        assertThat(exchange.getException()).isNull();
        Awaitility.await().untilAsserted(() -> assertThat(simulator.journal().entries())
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(200)));
    }

    private static RouteBuilder builder(Routes routes) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                routes.add(this);
            }
        };
    }

    interface Routes {
        void add(RouteBuilder routes);
    }
}
