package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An expression that nobody evaluates is refused at start: the service would be sent its text. */
class LiteralExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    integry:function/x?userId=u1&parameters.since=${date:now:yyyy-MM-dd} | parameters.since
                    integry:function/x?userId=u1&parameters.since=$simple{date:now} | parameters.since
                    integry:function/x?userId=u1&parameters.filter={"since": "${date:now}"} | parameters.filter
                    integry:function/x?userId=u1&variables.who=${header.who} | variables.who
                    integry:function/x?userId=${header.user} | userId
                    integry:function/x?userId=u1&connectedAccountId=${header.account} | connectedAccountId
                    integry:function/x?userId=u1&cursorKey=k-${header.key} | cursorKey
                    integry:function/x?userId=u1&baseUrl=https://${header.host} | baseUrl
                    integry:function/${header.name}?userId=u1 | the name
                    integry:functions?userId=u1&search=${header.words} | search
                    """)
    void ofAConsumerIsAnsweredWithAPlaceholderOrATimer(String uri, String part) {
        try (IntegryFixture fixture = new IntegryFixture()) {
            assertThat(Messages.ofStart(fixture, routes -> routes.from(uri).to("mock:a")))
                    .contains(part + " has an expression ${…}, which would be sent as it is written")
                    .contains("a consumer has no message", "{{…}}", "timer", "toD(…)", "walk=true");
            assertThat(fixture.simulator.journal().size()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    integry:function/x?userId=u1&parameters.name=${body} | parameters.name
                    integry:function/x?userId=${header.user} | userId
                    integry:function/x?userId=u1&connectedAccountId=${header.account} | connectedAccountId
                    integry:function/${header.name}?userId=u1 | the name
                    integry:predict?userId=u1&prompt=add ${body} | prompt
                    integry:passthrough/x?userId=u1&url=/persons/${header.id} | url
                    integry:functions?userId=u1&walk=true&search=${header.words} | search
                    """)
    void ofAProducerIsAnsweredWithToD(String uri, String part) {
        try (IntegryFixture fixture = new IntegryFixture()) {
            assertThat(Messages.ofStart(
                            fixture, routes -> routes.from("direct:a").to(uri)))
                    .contains(part + " has an expression ${…}, which is not evaluated by to(…)")
                    .contains("use toD(…) in its place");
            assertThat(fixture.simulator.journal().size()).isZero();
        }
    }

    @Test
    void ofAnOperationIsAnsweredWithToD() {
        try (IntegryFixture fixture = new IntegryFixture()) {
            assertThat(Messages.ofStart(
                            fixture, routes -> routes.from("direct:a").to("integry:${header.what}/x?userId=u1")))
                    .contains("the operation has an expression ${…}", "use toD(…)");
        }
    }

    @Test
    void ofAConsumerTemplateIsRefused() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().start()) {
            assertThat(Messages.of(catchThrowable(() -> fixture.context
                            .createConsumerTemplate()
                            .receive("integry:functions?userId=u1&search=${header.words}", 1000))))
                    .contains("search has an expression ${…}", "ConsumerTemplate");
        }
    }

    @Test
    void maySendItsCharactersAsJson() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.start(routes -> routes.from("direct:a")
                    .to("integry:function/pipedrive-add-a-person?userId=u1&parameters.name=RAW(\"\\u0024{who}\")"));
            Exchange exchange =
                    fixture.template().request("direct:a", e -> e.getIn().setBody(null));
            assertThat(exchange.getException()).isNull();
            assertThat(fixture.simulator.journal().entries().get(0).body()).contains("{who}");
            assertThat(String.valueOf(exchange.getMessage().getBody())).contains("${who}");
        }
    }

    @Test
    void isTheValueOfAMessageWhereThatHasIt() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.start(routes -> routes.from("direct:a")
                    .toD("integry:function/pipedrive-add-a-person?userId=u1&parameters.name=${header.who}"));
            Exchange exchange = fixture.template().request("direct:a", e -> {
                e.getIn().setHeader("who", "${who}");
                e.getIn().setBody(null);
            });
            assertThat(exchange.getException()).isNull();
            assertThat(String.valueOf(exchange.getMessage().getBody())).contains("${who}");
        }
    }
}
