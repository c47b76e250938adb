package io.github.camelintegry.springboot;

import static io.github.camelintegry.springboot.Applications.application;
import static io.github.camelintegry.springboot.Applications.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.RetryMode;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** How properties come to be options of the component. */
class OptionsTest {

    @ParameterizedTest
    @CsvSource({
        "camel.component.integry.retry-mode,                    ALL",
        "camel.component.integry.retryMode,                     all",
        "camel.component.integry.RETRY_MODE,                    All",
    })
    void namesAndEnumsAreRelaxed(String name, String value) {
        application()
                .withPropertyValues(name + "=" + value, "camel.component.integry.function-type=Query")
                .run(context -> {
                    assertThat(options(context).getRetryMode()).isEqualTo(RetryMode.ALL);
                    assertThat(options(context).getFunctionType()).isEqualTo(FunctionType.QUERY);
                });
    }

    @Test
    void environmentVariablesAreRead() {
        application()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                "systemEnvironment",
                                new SystemEnvironmentPropertySource(
                                        "systemEnvironment",
                                        Map.of("CAMEL_COMPONENT_INTEGRY_APPKEY", "from-environment"))))
                .run(context -> assertThat(options(context).getAppKey()).isEqualTo("from-environment"));
    }

    @Test
    void durationsTakeAllForms() {
        application()
                .withPropertyValues(
                        "camel.component.integry.connect-timeout=5s",
                        "camel.component.integry.response-timeout=PT7S",
                        "camel.component.integry.retry-backoff=250",
                        "camel.component.integry.retry-backoff-max=1250ms",
                        "camel.component.integry.retry-timeout=3m")
                .run(context -> {
                    assertThat(options(context).getConnectTimeout()).isEqualTo(5_000);
                    assertThat(options(context).getResponseTimeout()).isEqualTo(7_000);
                    assertThat(options(context).getRetryBackoff()).isEqualTo(250);
                    assertThat(options(context).getRetryBackoffMax()).isEqualTo(1_250);
                    assertThat(options(context).getRetryTimeout()).isEqualTo(180_000);
                });
    }

    @Test
    void otherTypesArrive() {
        application()
                .withPropertyValues(
                        "my.key=the-key",
                        "camel.component.integry.app-key=${my.key}",
                        "camel.component.integry.app-secret={{my.key}}",
                        "camel.component.integry.max-response-size=2MB",
                        "camel.component.integry.retries=0",
                        "camel.component.integry.allow-plain-http=true",
                        "camel.component.integry.health-check-consumer-enabled=false",
                        "camel.component.integry.use-global-ssl-context-parameters=true")
                .run(context -> {
                    assertThat(options(context).getAppKey()).isEqualTo("the-key");
                    assertThat(options(context).getAppSecret()).isEqualTo("the-key");
                    assertThat(options(context).getMaxResponseSize()).isEqualTo("2MB");
                    assertThat(options(context).getRetries()).isZero();
                    assertThat(options(context).isAllowPlainHttp()).isTrue();
                    IntegryComponent component =
                            context.getBean(CamelContext.class).getComponent("integry", IntegryComponent.class);
                    assertThat(component.isHealthCheckConsumerEnabled()).isFalse();
                    assertThat(component.isUseGlobalSslContextParameters()).isTrue();
                });
    }

    @Test
    void startsWithoutCredentialsAsLongAsNothingIsCalled() {
        application().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(options(context)).usingRecursiveComparison().isEqualTo(new IntegryConfiguration());
        });
    }

    @ParameterizedTest
    @CsvSource({"#bean:cursors", "#cursors", "cursors"})
    void objectsAreBeans(String reference) {
        application(Beans.class)
                .withPropertyValues(
                        "camel.component.integry.cursor-repository=" + reference,
                        "camel.component.integry.ssl-context-parameters=#bean:tls")
                .run(context -> {
                    assertThat(options(context).getCursorRepository()).isSameAs(context.getBean("cursors"));
                    assertThat(options(context).getSslContextParameters()).isSameAs(context.getBean("tls"));
                });
    }

    @Test
    void objectsAreMadeOfAClassOrFoundByIt() {
        application(Beans.class)
                .withPropertyValues(
                        "camel.component.integry.cursor-repository=#class:" + MemoryStateRepository.class.getName(),
                        "camel.component.integry.ssl-context-parameters=#type:" + SSLContextParameters.class.getName())
                .run(context -> {
                    assertThat(options(context).getCursorRepository())
                            .isInstanceOf(MemoryStateRepository.class)
                            .isNotSameAs(context.getBean("cursors"));
                    assertThat(options(context).getSslContextParameters()).isSameAs(context.getBean("tls"));
                });
    }

    @ParameterizedTest
    @CsvSource({"#bean:nothing, nothing", "#bean:tls, tls", "#class:java.util.ArrayList, ArrayList"})
    void anObjectThatIsNotThereEndsTheStart(String reference, String named) {
        application(Beans.class)
                .withPropertyValues("camel.component.integry.cursor-repository=" + reference)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("camel.component.integry")
                        .rootCause()
                        .hasMessageContaining(named));
    }

    @Test
    void aConfigurationBeanIsSetBeforeTheOtherOptions() {
        application(Beans.class)
                .withPropertyValues(
                        "camel.component.integry.configuration=#bean:common", "camel.component.integry.retries=7")
                .run(context -> {
                    assertThat(options(context).getUserId()).isEqualTo("common-user");
                    assertThat(options(context).getRetries()).isEqualTo(7);
                });
    }

    @Test
    void defaultsLeaveAComponentBeanAlone() {
        application(OwnComponent.class)
                .withPropertyValues("camel.component.integry.app-key=from-properties")
                .run(context -> {
                    assertThat(options(context).getRetries()).isEqualTo(9);
                    assertThat(options(context).getConnectTimeout()).isEqualTo(1234);
                    assertThat(options(context).getAppKey()).isEqualTo("from-properties");
                });
        application(OwnComponent.class)
                .withPropertyValues("camel.component.integry.retries=4")
                .run(context -> {
                    assertThat(options(context).getRetries()).isEqualTo(4);
                    assertThat(options(context).getAppKey()).isEqualTo("from-code");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.enabled",
        "camel.component.integry.enabled",
        "camel.component.customizer.enabled",
        "camel.component.integry.customizer.enabled"
    })
    void canBeSwitchedOff(String property) {
        application()
                .withPropertyValues(property + "=false", "camel.component.integry.app-key=unused")
                .run(context -> assertThat(options(context).getAppKey()).isNull());
    }

    @Test
    void canBeInitializedLazily() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        Beans.class, Applications.Empty.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.main.lazy-initialization=true",
                        "--camel.component.integry.app-key=lazy",
                        "--camel.component.integry.cursor-repository=#bean:cursors")) {
            assertThat(context.getBeanFactory().getBeanDefinition("cursors").isLazyInit())
                    .isTrue();
            assertThat(options(context).getAppKey()).isEqualTo("lazy");
            assertThat(options(context).getCursorRepository()).isSameAs(context.getBean("cursors"));
        }
    }

    @Test
    void withoutCamelThereIsNothing() {
        new ApplicationContextRunner()
                .withUserConfiguration(IntegryComponentAutoConfiguration.class)
                .run(context -> assertThat(context).doesNotHaveBean(ComponentCustomizer.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        StateRepository<String, String> cursors() {
            return new MemoryStateRepository();
        }

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }

        @Bean
        IntegryConfiguration common() {
            IntegryConfiguration common = new IntegryConfiguration();
            common.setUserId("common-user");
            common.setRetries(2);
            return common;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnComponent {

        @Bean
        IntegryComponent integry() {
            IntegryComponent component = new IntegryComponent();
            component.getConfiguration().setRetries(9);
            component.getConfiguration().setConnectTimeout(1234);
            component.getConfiguration().setAppKey("from-code");
            return component;
        }
    }
}
