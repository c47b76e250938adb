package io.github.camelintegry.springboot;

import static io.github.camelintegry.springboot.Applications.application;
import static io.github.camelintegry.springboot.Applications.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.Objects;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two workspaces of Integry in one application: a second component, by another name, signs for itself. */
class SeveralWorkspacesTest {

    @Test
    void eachSignsWithItsOwnCredentials() {
        try (IntegrySimulator main = workspace("main-key", "main-secret", 3);
                IntegrySimulator eu = workspace("eu-key", "eu-secret", 5)) {
            withProperties(application(SecondComponent.class), "integry", main)
                    .withPropertyValues(
                            "camel.component.integry-eu.app-key=" + eu.appKey(),
                            "camel.component.integry-eu.app-secret=" + eu.appSecret(),
                            "camel.component.integry-eu.base-url=" + eu.baseUrl(),
                            "camel.component.integry-eu.connect-timeout=3s")
                    .run(context -> {
                        assertThat(persons(context, "integry")).isEqualTo(3);
                        assertThat(persons(context, "integry-eu")).isEqualTo(5);
                        assertThat(options(context, "integry-eu").getConnectTimeout())
                                .isEqualTo(3000);
                        assertThat(main.journal().entries()).allMatch(call -> call.status() == 200);
                        assertThat(eu.journal().entries()).allMatch(call -> call.status() == 200);
                    });
        }
    }

    @Test
    void aComponentMadeInCodeKeepsWhatItHas() {
        try (IntegrySimulator main = workspace("main-key", "main-secret", 3);
                IntegrySimulator eu = workspace("eu-key", "eu-secret", 5)) {
            withProperties(application(), "integry", main)
                    .withPropertyValues("camel.component.integry.retries=1")
                    .withBean("integryEu", IntegryComponent.class, () -> {
                        IntegryComponent component = new IntegryComponent();
                        component.getConfiguration().setAppKey(eu.appKey());
                        component.getConfiguration().setAppSecret(eu.appSecret());
                        component.getConfiguration().setBaseUrl(eu.baseUrl());
                        return component;
                    })
                    .withPropertyValues("camel.component.integry-eu.retries=2")
                    .run(context -> {
                        assertThat(persons(context, "integry")).isEqualTo(3);
                        assertThat(persons(context, "integryEu")).isEqualTo(5);
                        assertThat(options(context, "integryEu").getRetries()).isEqualTo(2);
                    });
        }
    }

    @Test
    void eachHasDynamicUris() {
        try (IntegrySimulator main = workspace("main-key", "main-secret", 3);
                IntegrySimulator eu = workspace("eu-key", "eu-secret", 5)) {
            withProperties(application(SecondComponent.class, DynamicRoutes.class), "integry", main)
                    .withPropertyValues(
                            "camel.component.integry-eu.app-key=" + eu.appKey(),
                            "camel.component.integry-eu.app-secret=" + eu.appSecret(),
                            "camel.component.integry-eu.base-url=" + eu.baseUrl())
                    .run(context -> {
                        for (String component : new String[] {"integry", "integry-eu"}) {
                            JsonNode output = context.getBean(ProducerTemplate.class)
                                    .requestBodyAndHeader(
                                            "direct:" + component,
                                            null,
                                            "function",
                                            "pipedrive-get-all-persons",
                                            JsonNode.class);
                            assertThat(output).hasSize(component.equals("integry") ? 3 : 5);
                        }
                    });
        }
    }

    private static IntegrySimulator workspace(String appKey, String appSecret, int persons) {
        return IntegrySimulator.builder()
                .appKey(appKey)
                .appSecret(appSecret)
                .persons(persons)
                .start();
    }

    private static ApplicationContextRunner withProperties(
            ApplicationContextRunner application, String component, IntegrySimulator workspace) {
        String prefix = "camel.component." + component;
        return application.withPropertyValues(
                prefix + ".app-key=" + workspace.appKey(),
                prefix + ".app-secret=" + workspace.appSecret(),
                prefix + ".base-url=" + workspace.baseUrl());
    }

    private static int persons(ApplicationContext application, String component) {
        JsonNode output = application
                .getBean(ProducerTemplate.class)
                .requestBody(component + ":function/pipedrive-get-all-persons?userId=user-1", null, JsonNode.class);
        return Objects.requireNonNull(output).findValues("id").size();
    }

    @Configuration(proxyBeanMethods = false)
    static class DynamicRoutes {

        @Bean
        RouteBuilder dynamicRoutes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    for (String component : new String[] {"integry", "integry-eu"}) {
                        from("direct:" + component).toD(component + ":function/${header.function}?userId=user-1");
                    }
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondComponent {

        @Bean("integry-eu")
        IntegryComponent integryEu() {
            return new IntegryComponent();
        }
    }
}
