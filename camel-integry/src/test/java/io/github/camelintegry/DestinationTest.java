package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DestinationTest {

    private final IntegryConfiguration component = new IntegryConfiguration();
    private final IntegryConfiguration endpoint = new IntegryConfiguration();

    @BeforeEach
    void throughProxy() {
        component.setAllowPlainHttp(true);
        component.setProxyHost("Proxy");
        component.setProxyPort(1);
        component.setProxyUser("me");
        component.setProxyPassword("s3cret");
    }

    @Test
    void isTheSameHoweverItIsWritten() {
        endpoint.setBaseUrl("https://api.integry.io/");
        endpoint.setProxyHost("proxy");
        endpoint.setProxyPort(1);
        endpoint.setProxyUser("me");
        endpoint.setProxyPassword("s3cret");
        assertThatCode(() -> Destination.requireSame(endpoint, component)).doesNotThrowAnyException();
    }

    @Test
    void namesAllThatDiffersAndShowsNoPassword() {
        endpoint.setBaseUrl("https://evil.example.com");
        endpoint.setAllowPlainHttp(true);
        endpoint.setSslContextParameters(new SSLContextParameters());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.requireSame(endpoint, component))
                .withMessageStartingWith(
                        "baseUrl, proxyHost, proxyPort, proxyUser, proxyPassword, sslContextParameters of"
                                + " this endpoint differs from the component's")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void isAnotherWhereTheEndpointAloneAllowsPlainHttp() {
        endpoint.setAllowPlainHttp(true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.requireSame(endpoint, new IntegryConfiguration()))
                .withMessageStartingWith("allowPlainHttp of this endpoint");
    }
}
