package io.github.camelintegry.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who misspells a name is told the one that was meant, and is not led to another word. */
class SpellingTest {

    private static final List<String> NAMES =
            List.of("app", "apps", "userId", "itemsPath", "responseTimeout", "connectTimeout", "retries");

    @ParameterizedTest
    @CsvSource({
        "itemPath, itemsPath",
        "items-path, itemsPath",
        "usreId, userId",
        "user_id, userId",
        "respnseTimout, responseTimeout",
        "conectTimeout, connectTimeout",
        "retires, retries",
        "appss, apps",
        "APP, app",
    })
    void aSlipIsFound(String written, String meant) {
        assertThat(Spelling.closest(written, NAMES)).contains(meant);
        assertThat(Spelling.question(written, NAMES)).isEqualTo(". Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"limit", "timeout", "x", "''", "pageSize"})
    void anotherWordIsNone(String written) {
        assertThat(Spelling.closest(written, NAMES)).isEmpty();
        assertThat(Spelling.question(written, NAMES)).isEmpty();
    }

    @Test
    void whatIsLongerThanAnyNameIsNotCompared() {
        String long101 = "a".repeat(101);
        assertThat(Spelling.closest(long101, List.of(long101))).isEmpty();
        assertThat(Spelling.closest("a".repeat(100), List.of("a".repeat(100)))).isPresent();
    }
}
