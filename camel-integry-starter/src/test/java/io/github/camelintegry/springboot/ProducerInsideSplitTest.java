package io.github.camelintegry.springboot;

import static io.github.camelintegry.springboot.Applications.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A producer right inside a split, whose endpoint Camel starts before any component, has the options of the application. */
class ProducerInsideSplitTest {

    @Test
    void startsAndCalls() {
        startsAndCalls(application(Route.class));
    }

    @Test
    void startsWhereBeansAreMadeLate() {
        startsAndCalls(application(Route.class)
                // Camel's own context has to be there when the application is
                .withBean(
                        LazyInitializationExcludeFilter.class,
                        () -> LazyInitializationExcludeFilter.forBeanTypes(CamelContext.class))
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor())));
    }

    private static void startsAndCalls(ApplicationContextRunner application) {
        try (IntegrySimulator simulator = IntegrySimulator.start()) {
            application
                    .withPropertyValues(
                            "camel.component.integry.app-key=" + simulator.appKey(),
                            "camel.component.integry.app-secret=" + simulator.appSecret(),
                            "camel.component.integry.base-url=" + simulator.baseUrl())
                    .run(context -> {
                        context.getBean(ProducerTemplate.class)
                                .requestBody("direct:a", List.of(Map.of("name", "Ada"), Map.of("name", "Eve")));
                        assertThat(simulator.journal().entries()).hasSize(2).allMatch(call -> call.status() == 200);
                    });
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Route {

        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:a").split(body()).to("integry:function/pipedrive-add-a-person?userId=u1");
                }
            };
        }
    }
}
