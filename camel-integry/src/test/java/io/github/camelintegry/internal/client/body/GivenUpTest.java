package io.github.camelintegry.internal.client.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call that is given up ends what is under way, once, and nothing that was. */
class GivenUpTest {

    private final GivenUp givenUp = new GivenUp();
    private final List<String> ended = new ArrayList<>();

    @Test
    void whatIsUnderWayEndsOnce() {
        givenUp.endsBy(() -> ended.add("first"));
        givenUp.endsBy(() -> ended.add("second"));
        givenUp.tell();
        givenUp.tell();
        assertThat(ended).containsExactly("second");
    }

    @Test
    void whatBeginsAfterwardsEndsAtOnce() {
        givenUp.tell();
        givenUp.endsBy(() -> ended.add("late"));
        assertThat(ended).containsExactly("late");
    }

    @Test
    void whatHasEndedIsLeftAlone() {
        givenUp.endsBy(() -> ended.add("first"));
        givenUp.endsByNothing();
        givenUp.tell();
        assertThat(ended).isEmpty();
        assertThat(givenUp.isTold()).isTrue();
    }

    @Test
    void whatCannotBeEndedKeepsNobodyFromOthers() {
        givenUp.endsBy(() -> {
            throw new IllegalStateException("closed");
        });
        givenUp.tell();
        assertThat(givenUp.isTold()).isTrue();
    }
}
