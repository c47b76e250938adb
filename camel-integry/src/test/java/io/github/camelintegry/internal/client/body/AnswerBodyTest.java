package io.github.camelintegry.internal.client.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a body takes, and when it is one. */
class AnswerBodyTest {

    private static final int MB = 1 << 20;

    private final AnswerMemory memory = new AnswerMemory(10 * MB);
    private final AnswerShare share = memory.share();
    private final List<Runnable> waiting = new ArrayList<>();

    private AnswerBody body(String contentLength) {
        Duration second = Duration.ofSeconds(1);
        return new AnswerBody(
                new AttemptLimits(second, second, 40 * MB, share, new GivenUp()),
                200,
                contentLength,
                ContentEncoding.of(List.of()));
    }

    private boolean feed(AnswerBody body, int bytes) {
        body.feed(Buffer.buffer(new byte[bytes]));
        return body.takeIn(() -> waiting.add(() -> {}));
    }

    @Test
    void missesAByteThatWasAnnouncedAndDidNotCome() {
        AnswerBody body = body("1001");
        assertThat(feed(body, 1000)).isTrue();
        assertThatThrownBy(() -> body.whole(() -> {}))
                .isInstanceOfSatisfying(
                        FailedAttempt.class, failed -> assertThat(failed.kind()).isEqualTo(Failure.UNREADABLE))
                .hasMessageContaining("1000 bytes")
                .hasMessageContaining("1001")
                .hasMessageContaining("Content-Length");
    }

    @Test
    void isNeverWholeAfterAPartOfItWasLost() {
        AnswerBody body = body(null);
        assertThat(feed(body, 1000)).isTrue();
        body.drop();
        assertThatThrownBy(() -> feed(body, 1000)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> body.whole(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesNoMoreThanItHoldsInTheEnd() {
        for (String announced : new String[] {null, "3000000", "nonsense", "99999999999999999999"}) {
            AnswerBody body = body(announced);
            for (int i = 0; i < 300; i++) {
                assertThat(feed(body, 10_000)).isTrue();
            }
            assertThat(body.whole(() -> {})).hasSize(3_000_000);
            assertThat(memory.taken()).as("with what reading takes").isEqualTo(3 * 3_000_000);
            share.close();
            assertThat(memory.taken()).isZero();
        }
    }

    @Test
    void waitsWithWhatItWasFedAndLosesNothing() {
        AnswerShare others = memory.share();
        AnswerShare favoured = memory.share();
        assertThat(others.take(9 * MB, () -> {})).isTrue();
        assertThat(favoured.take(MB, () -> {})).isTrue();
        AnswerBody body = body(null);
        assertThat(feed(body, MB)).isFalse();
        assertThat(waiting).isEmpty();
        others.close();
        assertThat(waiting).hasSize(1);
        assertThat(body.takeIn(() -> {})).isTrue();
        assertThat(body.whole(() -> {})).hasSize(MB);
        share.close();
        favoured.close();
        assertThat(memory.taken()).isZero();
    }
}
