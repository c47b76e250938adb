package io.github.camelintegry.internal.client.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRangesTest {

    @ParameterizedTest
    @CsvSource({
        "200-299,       200, true",
        "200-299,       299, true",
        "200-299,       199, false",
        "200-299,       300, false",
        "'200-204,404', 404, true",
        "'200-204,404', 405, false",
        "' 200 - 204 , 404 ', 204, true",
        "404,           404, true",
        "404,           403, false",
        "0-999,         0, true"
    })
    void contains(String ranges, int code, boolean contained) {
        assertThat(StatusRanges.parse(ranges).contains(code)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "200,",
                "2xx",
                "200-",
                "-200",
                "200-100",
                "200-299-300",
                "200 299",
                "99999999999",
                "200;404"
            })
    void refusesByName(String ranges) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusRanges.parse(ranges))
                .withMessageContaining("okStatusCodeRange");
    }
}
