package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says of secrets that look like something of Camel's, and that the way it shows instead works. */
class SecretsInPropertiesTest {

    private static final String SECRET = SecretsInPropertiesTest.class.getName();

    private final Main main = new Main();

    @BeforeEach
    void withAnAppKey() {
        main.addInitialProperty("camel.component.integry.app-key", "key");
    }

    @AfterEach
    void stop() {
        main.stop();
        System.clearProperty(SECRET);
    }

    private String secretOfTheComponent() {
        main.start();
        IntegryConfiguration options = main.getCamelContext()
                .getComponent("integry", IntegryComponent.class)
                .getConfiguration();
        assertThat(options.getAppKey()).isEqualTo("key");
        return Objects.requireNonNull(options.getAppSecret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{{b}}c",
                "a{{b",
                "a}}b",
                "#bean:b",
                "#class:b",
                "#type:b",
                "#property:b",
                "#valueAs(int):b",
                "#autowired"
            })
    void aSecretThatCamelInterpretsIsPrinted(String secret) {
        System.setProperty(SECRET, secret);
        main.addInitialProperty("camel.component.integry.app-secret", "{{sys:" + SECRET + "}}");

        Throwable failure = catchThrowable(this::secretOfTheComponent);

        assertThat(Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .map(Throwable::getMessage)
                        .collect(Collectors.joining("\n")))
                .contains(secret);
    }

    @ParameterizedTest
    @CsvSource({"a{{b:d}}c,adc", "a{{?b}}c,ac", "a\\b,ab", "#b,#b", "a#bean:b,a#bean:b", "RAW(b),RAW(b)", "a$b,a$b"})
    void someAreChangedInSilenceAndOthersAreNot(String secret, String becomes) {
        System.setProperty(SECRET, secret);
        main.addInitialProperty("camel.component.integry.app-secret", "{{sys:" + SECRET + "}}");

        assertThat(secretOfTheComponent()).isEqualTo(becomes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{{b}}c", "a{{b", "a}}b", "a{{b:d}}c", "#bean:b", "#class:b", "#autowired", "a\\b"})
    void whatIsSetInCodeIsTakenAsItIs(String secret) {
        System.setProperty(SECRET, secret);
        main.configure().addConfiguration(Credentials.class);
        main.addInitialProperty("camel.component.integry.retries", "7");

        assertThat(secretOfTheComponent()).isEqualTo(secret);
        assertThat(main.getCamelContext()
                        .getComponent("integry", IntegryComponent.class)
                        .getConfiguration()
                        .getRetries())
                .as("properties set the rest")
                .isEqualTo(7);
    }

    /** As in the documentation. */
    public static class Credentials implements CamelConfiguration {

        @BindToRegistry("integry")
        public IntegryComponent integry() {
            IntegryComponent integry = new IntegryComponent();
            integry.getConfiguration().setAppSecret(System.getProperty(SECRET));
            return integry;
        }
    }
}
