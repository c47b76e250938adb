package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> NAMES =
            List.of("appKey", "proxyHost", "proxyPort", "responseTimeout", "retryTimeout", "userId", "walk");

    @ParameterizedTest
    @CsvSource({
        "respnseTimeout, responseTimeout",
        "reponsTimeOut, responseTimeout",
        "usreId, userId",
        "UserID, userId",
        "walks, walk",
        "appkeys, appKey",
        "proxyHots, proxyHost",
    })
    void aSlipOrTwoLeadToTheNameThatIsNearest(String written, String name) {
        assertThat(Spelling.similar(written, NAMES)).containsExactly(name);
    }

    @Test
    void namesThatAreAsNearAreAllNamed() {
        assertThat(Spelling.similar("proxyPost", NAMES)).containsExactly("proxyHost", "proxyPort");
    }

    @Test
    void whatIsLikeNoNameLeadsToNone() {
        assertThat(Spelling.similar("pageLimit", NAMES)).isEmpty();
        assertThat(Spelling.similar("", NAMES)).isEmpty();
        assertThat(Spelling.similar("w".repeat(100_000), NAMES)).isEmpty();
    }
}
