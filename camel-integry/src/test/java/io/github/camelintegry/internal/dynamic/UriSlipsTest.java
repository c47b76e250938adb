package io.github.camelintegry.internal.dynamic;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelintegry.IntegryEndpointUriFactory;
import io.github.camelintegry.internal.options.OptionNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriSlipsTest {

    private static final OptionNames NAMES = new OptionNames(new IntegryEndpointUriFactory());

    @ParameterizedTest
    @CsvSource({
        "userId, u1?retries=2, the option ?retries in its value",
        "userId, u1?parameters.a=2, the option ?parameters. in its value",
        "userId, RAW(u1, begins with RAW( and does not end",
    })
    void ofAValue(String option, String value, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UriSlips.checkValue(NAMES, option, value))
                .withMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({"userId, u1?nothing=2", "url, /persons?search=x", "userId, u1"})
    void areNone(String option, String value) {
        assertThatCode(() -> UriSlips.checkValue(NAMES, option, value)).doesNotThrowAnyException();
    }

    @Test
    void ofAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UriSlips.checkName("x&userId=u1"))
                .withMessageContaining("has an & in it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UriSlips.checkName("x "))
                .withMessageContaining("ends with a blank");
    }

    @Test
    void ofAnOptionThatIsWrittenTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UriSlips.checkOnce("userId", List.of("u1", "u2"), false))
                .withMessageContaining("userId twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UriSlips.checkDynamic(NAMES, "x", Map.of("userId", "u1", "user-id", "u2")))
                .withMessageContaining("userId twice");
    }
}
