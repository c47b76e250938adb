package io.github.camelintegry.springboot;

import static io.github.camelintegry.springboot.Applications.application;
import static io.github.camelintegry.springboot.Applications.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelintegry.IntegryComponent;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says of secrets that look like something of Camel's or Spring's, and of the bean instead. */
class SecretsInPropertiesTest {

    private static final String SECRET = SecretsInPropertiesTest.class.getName();
    private static final String PLACEHOLDER = "camel.component.integry.app-secret=${" + SECRET + "}";

    @AfterEach
    void forget() {
        System.clearProperty(SECRET);
    }

    /** Camel adds to a reference what it means; what is left of the secret is told as it is. */
    @ParameterizedTest
    @CsvSource({"a{{b}}c,a{{b}}c", "#class:b,class:b", "#autowired,autowired"})
    void aSecretThatCamelInterpretsIsPrinted(String secret, String printed) {
        System.setProperty(SECRET, secret);
        application().withPropertyValues(PLACEHOLDER).run(context -> {
            Throwable failure = catchThrowable(() -> options(context));

            assertThat(Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                            .map(Throwable::getMessage)
                            .collect(Collectors.joining("\n")))
                    .contains(printed);
        });
    }

    @ParameterizedTest
    @CsvSource({"a{{b:d}}c,adc", "a${b:d}c,adc", "#b,#b", "a\\b,a\\b"})
    void someAreChangedInSilenceAndOthersAreNot(String secret, String becomes) {
        System.setProperty(SECRET, secret);
        application()
                .withBean("b", String.class, () -> "another")
                .withPropertyValues(PLACEHOLDER)
                .run(context -> assertThat(options(context).getAppSecret()).isEqualTo(becomes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{{b}}c", "a${b:d}c", "#bean:b"})
    void whatIsSetInCodeIsTakenAsItIs(String secret) {
        application()
                .withBean("integry", IntegryComponent.class, () -> {
                    IntegryComponent integry = new IntegryComponent();
                    integry.getConfiguration().setAppSecret(secret);
                    return integry;
                })
                .withPropertyValues("camel.component.integry.retries=7")
                .run(context -> {
                    assertThat(options(context).getAppSecret()).isEqualTo(secret);
                    assertThat(options(context).getRetries())
                            .as("properties set the rest")
                            .isEqualTo(7);
                });
    }
}
