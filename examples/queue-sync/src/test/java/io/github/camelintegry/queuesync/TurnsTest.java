package io.github.camelintegry.queuesync;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final MemoryStateRepository cursors = new MemoryStateRepository();
    private final Turns turns = new Turns();

    @BeforeEach
    void start() {
        cursors.start();
        turns.setCursors(cursors);
    }

    @Test
    void aMessageThatBeginsIsAlwaysDue() {
        cursors.setState("key", "anywhere");

        assertThat(turns.isDue(null, null, null)).isTrue();
    }

    @Test
    void oneThatGoesOnIsDueWhereItsSenderCameTo() {
        cursors.setState("key", "page 2");

        assertThat(turns.isDue("key", "page 1", "page 2")).isTrue();
    }

    @Test
    void orWhereItsSenderBeganIfTheNewPositionCouldNotBeStored() {
        assertThat(turns.isDue("key", null, "page 1")).isTrue();

        cursors.setState("key", "page 1");
        assertThat(turns.isDue("key", "page 1", "page 2")).isTrue();
    }

    @Test
    void butNotWhereSomebodyHasWalkedOn() {
        cursors.setState("key", "page 3");

        assertThat(turns.isDue("key", "page 1", "page 2")).isFalse();
        assertThat(turns.isDue("key", null, "page 1")).isFalse();
    }

    /** Kafka's headers are bytes. */
    @Test
    void countsFailuresInAFormThatEachQueueKeeps() {
        DefaultMessage message = new DefaultMessage(new DefaultCamelContext());

        turns.countFailure(message);
        assertThat(message.getHeader("failures")).isEqualTo("1");

        message.setHeader("failures", new byte[] {'4', '1'});
        turns.countFailure(message);
        assertThat(message.getHeader("failures")).isEqualTo("42");
    }
}
