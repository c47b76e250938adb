package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryEndpointUriFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownOptionTest {

    private final OptionNames names = new OptionNames(new IntegryEndpointUriFactory());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    usreId     | There is no option usreId. Did you mean userId?
                    amp;userId | There is no option amp;userId: write & in place of &amp;, which is for XML alone
                    variable.a | variables.city=Munich
                    parameters | parameters.limit=100
                    function   | the operation and the name stand before the question mark
                    limit      | or write parameters.limit if it is a parameter of the function
                    """)
    void ofAUri(String written, String said) {
        assertThat(UnknownOption.inUri(written, names, true)).contains(said);
    }

    @Test
    void ofAnythingButAFunctionIsNoParameter() {
        assertThat(UnknownOption.inUri("limit", names, false)).doesNotContain("parameters.limit");
    }

    @Test
    void ofAComponent() {
        assertThat(UnknownOption.onComponent("startFrom", names, name -> false))
                .isEqualTo(
                        "The option startFrom is not one of the component, but of its endpoints: write it into the URI");
        assertThat(UnknownOption.onComponent("retires", names, "retries"::equals))
                .isEqualTo("The component has no option retires. Did you mean retries?");
    }
}
