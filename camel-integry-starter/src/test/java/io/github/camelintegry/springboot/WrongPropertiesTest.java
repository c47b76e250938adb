package io.github.camelintegry.springboot;

import static io.github.camelintegry.springboot.Applications.application;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is wrong with a property is said when the application starts: which one it is, and what it should be. */
class WrongPropertiesTest {

    private static String failure(ApplicationContextRunner application, String... properties) {
        StringBuilder said = new StringBuilder();
        application
                .withPropertyValues(properties)
                .run(context ->
                        said.append(Stream.iterate(context.getStartupFailure(), Objects::nonNull, Throwable::getCause)
                                .map(Throwable::getMessage)
                                .collect(Collectors.joining("\n"))));
        return said.toString();
    }

    private static ApplicationContextRunner withRoute() {
        return application().withBean("route", RouteBuilder.class, () -> new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to("integry:functions?userId=user-1");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "response-timeout, abc",
        "max-connections, abc",
        "dry-run, perhaps",
        "function-type, wrongly",
    })
    void aValueOfAnotherTypeIsNamed(String option, String value) {
        assertThat(failure(application(), "camel.component.integry." + option + '=' + value))
                .contains("camel.component.integry." + option, value);
    }

    @Test
    void aPlaceholderOfNothingIsNamed() {
        assertThat(failure(
                        withRoute(),
                        "camel.component.integry.app-key=key",
                        "camel.component.integry.app-secret=${INTEGRY_SECRET_OF_NOBODY}"))
                .contains("appSecret is a placeholder ${…} that nobody has resolved", "Spring resolves ${…}");
    }

    @Test
    void aLineFeedIsNamed() {
        System.setProperty("secret.of.a.file", "s3cret\n");
        try {
            assertThat(failure(
                            withRoute(),
                            "camel.component.integry.app-key=key",
                            "camel.component.integry.app-secret=${secret.of.a.file}"))
                    .contains("appSecret ends with a line feed", "printf")
                    .doesNotContain("s3cret");
        } finally {
            System.clearProperty("secret.of.a.file");
        }
    }

    @Test
    void aMissingKeyIsNamedWithItsProperty() {
        assertThat(failure(withRoute(), "camel.component.integry.app-secret=secret"))
                .contains("appKey is missing: set camel.component.integry.app-key to the App-Key");
    }
}
