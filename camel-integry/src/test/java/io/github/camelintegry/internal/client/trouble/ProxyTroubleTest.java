package io.github.camelintegry.internal.client.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.address.ProxySettings;
import io.github.camelintegry.internal.client.address.Target;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.proxy.HttpProxyHandler.HttpProxyConnectException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a proxy says to CONNECT, and whether that may pass by itself. */
class ProxyTroubleTest {

    private static final Target TARGET =
            new Target(BaseUrl.parse("https://api.example.com", false), new ProxySettings("proxy", 3128, null, null));

    @ParameterizedTest
    @CsvSource({
        "408,false", "429,false", "500,false", "503,false", "507,false", "521,false", "530,false",
        "400,true", "403,true", "405,true", "407,true", "501,true", "505,true", "999,true"
    })
    void ofItsOwnTroubleItIsAskedAgain(int status, boolean lasts) {
        Trouble trouble = ProxyTrouble.ofConnect(
                new HttpProxyConnectException(
                        "http, basic, proxy => api.example.com:443, status: " + status, EmptyHttpHeaders.INSTANCE),
                TARGET);
        assertThat(trouble.lasting()).isEqualTo(lasts);
    }
}
