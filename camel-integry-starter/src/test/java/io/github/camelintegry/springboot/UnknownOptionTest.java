package io.github.camelintegry.springboot;

import static io.github.camelintegry.springboot.Applications.application;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.IntegryComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A misspelt property is named at start, and what is in it is not. */
@ExtendWith(OutputCaptureExtension.class)
class UnknownOptionTest {

    @Test
    void isNamedWithoutItsValue(CapturedOutput output) {
        start(Applications.Empty.class, "camel.component.integry.app-secert=hunter2");

        assertThat(output)
                .contains("camel.component.integry.app-secert is no option of the Integry component")
                .contains("Did you mean app-secret?")
                .doesNotContain("hunter2");
    }

    @Test
    void isNamedForAnotherComponentToo(CapturedOutput output) {
        start(SecondWorkspace.class, "camel.component.integry-eu.appKye=hunter2");

        assertThat(output)
                .contains("camel.component.integry-eu.appkye is no option of the Integry component")
                .contains("Did you mean app-key?")
                .doesNotContain("hunter2");
    }

    @Test
    void thoseOfOtherComponentsAreNotOurs() {
        application()
                .withPropertyValues("camel.component.direct.blcok=true", "camel.component.integry-eu.app-kye=unused")
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static void start(Class<?> application, String property) {
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setRegisterShutdownHook(false);
        assertThatThrownBy(() -> spring.run("--" + property).close()).isInstanceOf(Exception.class);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Applications.Empty.class)
    static class SecondWorkspace {

        @Bean("integry-eu")
        IntegryComponent integryEu() {
            return new IntegryComponent();
        }

        @Bean
        RoutesBuilder route(CamelContext context) {
            return new RouteBuilder(context) {
                @Override
                public void configure() {
                    from("direct:call").to("integry-eu:functions?userId=user-1");
                }
            };
        }
    }

    @Test
    void anApplicationWithoutAMistakeIsWarnedOfNothing(CapturedOutput output) {
        application()
                .withPropertyValues("camel.component.integry.app-key=key", "camel.component.integry.app-secret=secret")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain("has no option");
    }
}
