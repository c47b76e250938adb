package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds even where a route takes a whole URI from a message, so that nothing of it can be guarded. */
class WholeUrisOfMessagesTest {

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @AutoClose
    private final IntegrySimulator evil = IntegrySimulator.start();

    @BeforeEach
    void start() throws Exception {
        fixture.start(routes -> {
            routes.from("direct:list").recipientList().header("uri");
            routes.from("direct:slip").routingSlip().header("uri");
            routes.from("direct:to").toD("${header.uri}");
            routes.from("direct:unguarded")
                    .toD()
                    .allowOptimisedComponents(false)
                    .uri("integry:functions?userId=u1&search=${header.v}");
            routes.from("direct:ignoring")
                    .toD()
                    .ignoreInvalidEndpoint(true)
                    .uri("integry:functions?userId=u1&search=${header.v}");
        });
    }

    private Exchange send(String route, String header, String value) {
        return fixture.template().request(route, e -> e.getIn().setHeader(header, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:list", "direct:slip", "direct:to"})
    void theComponentsCredentialsGoOnlyToItsOwnBaseUrl(String route) {
        for (String elsewhere : new String[] {
            "baseUrl=" + evil.baseUrl(),
            "base-url=" + evil.baseUrl(),
            "BASEURL=" + evil.baseUrl(),
            "baseUrl=" + evil.baseUrl() + "&appKey=own",
            "baseUrl=" + evil.baseUrl() + "&appSecret=own",
            "proxyHost=127.0.0.1&allowPlainHttp=true&proxyPort=" + evil.port(),
            "allowPlainHttp=true",
        }) {
            Exchange exchange = send(route, "uri", "integry:functions?userId=u1&" + elsewhere);
            assertThat(exchange.getException())
                    .as(elsewhere)
                    .rootCause()
                    .hasMessageContaining("of this endpoint differs from the component's");
        }
        assertThat(evil.journal().size()).isZero();
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "component.configuration.baseUrl=x",
                "configuration.baseUrl=x",
                "configuration=#bean:x",
                "camelContext=#bean:x",
                "component=#bean:x",
                "endpointUriIfNotSpecified=x",
                "parameters=x",
                "nope=1"
            })
    void noOptionReachesAnotherObject(String option) {
        Exchange exchange = send("direct:list", "uri", "integry:functions?userId=u1&" + option);
        assertThat(exchange.getException()).rootCause().hasMessageContaining("There is no option");
        assertThat(fixture.component.getConfiguration().getBaseUrl()).isEqualTo(fixture.simulator.baseUrl());
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search=FILE",
                "search=RAW(FILE)",
                "bridgeErrorHandler=FILE",
                "lazyStartProducer=FILE",
                "exchangePattern=FILE",
                "cursorRepository=FILE",
                "scheduler=FILE",
                "scheduler.x=FILE",
                "sslContextParameters=FILE",
                "cursorRepository=#%7B%7Bnosuch:class:java.io.FileOutputStream('PATH')%7D%7D",
                "search=%7B%7Bnosuch:%23class:java.io.FileOutputStream('PATH')%7D%7D"
            })
    void noUriMakesAnObjectOfAClass(String option, @TempDir Path folder) {
        Path file = folder.resolve("made");
        String uri = "integry:functions?userId=u1&"
                + option.replace("FILE", "#class:" + FileOutputStream.class.getName() + "('PATH')")
                        .replace("PATH", file.toString());
        send("direct:list", "uri", uri);
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void theMessageSaysWhatToWriteInstead() {
        assertThatThrownBy(() -> fixture.context.getEndpoint("integry:functions?cursorRepository=#class:x.Y"))
                .rootCause()
                .hasMessageContaining("cursorRepository")
                .hasMessageContaining("#bean:name");
    }

    @Test
    void credentialsOfTheEndpointGoWhereItSays() {
        Exchange exchange = send(
                "direct:list",
                "uri",
                "integry:functions?userId=u1&baseUrl=" + evil.baseUrl() + "&appKey=" + evil.appKey() + "&appSecret="
                        + evil.appSecret());
        assertThat(exchange.getException()).isNull();
        assertThat(evil.journal().size()).isEqualTo(1);
    }

    @Test
    void aTrailingSlashIsNoOtherPlace() {
        Exchange exchange =
                send("direct:list", "uri", "integry:functions?userId=u1&baseUrl=" + fixture.simulator.baseUrl() + "/");
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void newCredentialsDoNotGoToAnOldBaseUrl() {
        assertThat(send("direct:list", "uri", "integry:functions?userId=u1").getException())
                .isNull();
        IntegryConfiguration other = fixture.component.getConfiguration().copy();
        other.setBaseUrl(evil.baseUrl());
        other.setAppSecret("of another workspace");
        fixture.component.setConfiguration(other);
        Exchange exchange = send("direct:list", "uri", "integry:functions?userId=u1");
        assertThat(exchange.getException()).hasMessageContaining("baseUrl of this endpoint differs");
        assertThat(fixture.simulator.journal().size()).isEqualTo(1);
        assertThat(evil.journal().size()).isZero();
    }

    @Test
    void withoutTheGuardTheCredentialsStayAtHomeToo() {
        Exchange exchange = send("direct:unguarded", "v", "x&baseUrl=" + evil.baseUrl());
        assertThat(exchange.getException()).isNotNull();
        assertThat(evil.journal().size()).isZero();
    }

    @Test
    void anIgnoredInvalidEndpointSendsNothing() {
        Exchange exchange =
                send("direct:ignoring", "v", ObjectHelper.class.getName().repeat(500));
        assertThat(exchange.getException()).as("Camel has swallowed it").isNull();
        assertThat(fixture.simulator.journal().size()).isZero();
    }
}
