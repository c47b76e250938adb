package io.github.camelintegry.internal.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What a fatal alert of TLS, which the JVM always counts to the handshake, says about a request that had left. */
class LostAnswerTest {

    private static final Target TARGET = new Target(BaseUrl.parse("https://localhost:8443", false), null);

    private final Link link = new Link(null, new EmbeddedChannel(), Duration.ofSeconds(1));

    private FailedAttempt lost() {
        return LostAnswer.because(
                new SSLHandshakeException("Received fatal alert: certificate_revoked"), link, null, TARGET);
    }

    @Test
    void onANewConnectionItWasNotRead() {
        assertThat(lost().kind()).isEqualTo(Failure.BARRED_BY_ANSWER);
    }

    @Test
    void onAConnectionThatHasAnsweredBeforeNobodyKnows() {
        link.answers();
        assertThat(lost().kind()).isEqualTo(Failure.LOST);
    }
}
