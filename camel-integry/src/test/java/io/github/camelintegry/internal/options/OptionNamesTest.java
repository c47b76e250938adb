package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryEndpointUriFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionNamesTest {

    private final OptionNames names = new OptionNames(new IntegryEndpointUriFactory());

    @ParameterizedTest
    @CsvSource({"userId, userId", "user-id, userId", "USERID, userId", "maxpagesperpoll, maxPagesPerPoll"})
    void areFoundHoweverTheyAreWritten(String written, String option) {
        assertThat(names.find(written)).isEqualTo(option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operation", "name", "parameters", "schedulerProperties", "userIds", "", "parameters.a"})
    void areOnlyThoseBehindTheQuestionMark(String written) {
        assertThat(names.find(written)).isNull();
    }

    @Test
    void tellSecretsAndData() {
        assertThat(names.isSecret("appSecret")).isTrue();
        assertThat(names.isSecret("userId")).isFalse();
        assertThat(OptionNames.isData("parameters.userId")).isTrue();
        assertThat(OptionNames.isData("variables.city")).isTrue();
        assertThat(OptionNames.isData("userId")).isFalse();
    }
}
