package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.Validation;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is used wrongly is said at start where it can be known, by the name of the option and with the cure. */
@BothStyles
class WrongUseTest {

    @Parameter
    String style;

    private static final String ADD = "integry:function/pipedrive-add-a-person";

    private static String messages(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .collect(Collectors.joining("\n"));
    }

    private void startFails(String from, String to, String... words) {
        startFails(fixture -> {}, from, to, words);
    }

    private void startFails(
            java.util.function.Consumer<IntegryFixture> change, String from, String to, String... words) {
        try (IntegryFixture fixture = new IntegryFixture().style(style)) {
            change.accept(fixture);
            Throwable failure = catchThrowable(
                    () -> fixture.start(routes -> routes.from(from).to(to)));
            assertThat(failure).as(from + " -> " + to).isNotNull();
            assertThat(messages(failure)).contains(words).doesNotContain("NullPointer");
            assertThat(fixture.simulator.journal().size()).isZero();
        }
    }

    @Test
    void noAppKey() {
        startFails(
                fixture -> fixture.component.getConfiguration().setAppKey(null),
                "direct:a",
                ADD + "?userId=u1",
                "appKey is missing",
                "camel.component.integry.app-key");
    }

    @Test
    void noAppSecret() {
        startFails(
                fixture -> fixture.component.getConfiguration().setAppSecret(null),
                "direct:a",
                ADD + "?userId=u1",
                "appSecret is missing",
                "camel.component.integry.app-secret");
        startFails(
                fixture -> fixture.component.getConfiguration().setAppSecret(" "),
                "integry:functions?userId=u1",
                "mock:a",
                "appSecret is empty");
    }

    @Test
    void noUserOfAConsumer() {
        startFails("integry:functions", "mock:a", "userId is missing");
    }

    @Test
    void noUserOfAMessage() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().style(style).start()) {
            Exchange exchange = fixture.template().request(ADD, e -> e.getIn().setBody("{}"));
            assertThat(exchange.getException())
                    .hasMessageContaining("userId")
                    .hasMessageContaining("CamelIntegryUserId");
        }
    }

    @Test
    void noNameInAMessage() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().style(style).start()) {
            Exchange exchange = fixture.template()
                    .request("integry:function?userId=u1", e -> e.getIn().setBody("{}"));
            assertThat(exchange.getException())
                    .hasMessageContaining("integry:function/<name>")
                    .hasMessageContaining("CamelIntegryName");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    direct:a | integry:functoin/x?userId=u1 | Unknown operation 'functoin', function, schema, functions, app, apps
                    integry:schema/x?userId=u1 | mock:a | integry:schema, as a producer
                    integry:app/x?userId=u1 | mock:a | integry:app, as a producer
                    integry:function?userId=u1 | mock:a | integry:function/<name>
                    direct:a | integry:function/x?userId=u1&pageLimit=5 | There is no option pageLimit: check its spelling
                    direct:a | integry:function/x?userId=u1&respnseTimeout=5s | respnseTimeout. Did you mean responseTimeout?
                    direct:a | integry:function/x?userId=u1&usreId=u1 | usreId. Did you mean userId?
                    direct:a | integry:function/x?userId=u1&baseUrl=http://api.integry.io | baseUrl, use https, allowPlainHttp
                    direct:a | integry:function/x?userId=u1&baseUrl=ftp://api.integry.io | baseUrl begins neither with https:// nor with http://, https://api.integry.io
                    direct:a | integry:function/x?userId=u1&baseUrl=https:/api.integry.io | baseUrl names no host, https://api.integry.io
                    direct:a | integry:function/x?userId=u1&baseUrl=https://me:pw@api.integry.io | baseUrl has a user or password, use appKey and appSecret
                    direct:a | integry:function/x?userId=u1&baseUrl=https://api.integry.io%3Fa=b | baseUrl has a ?, leave it out
                    direct:a | integry:function/x?userId=u1&baseUrl=https://api.integry.io%23a | baseUrl has a #, leave it out
                    direct:a | integry:function/x?userId=u1&retries=-1 | retries must be 0 or more
                    direct:a | integry:function/x?userId=u1&responseTimeout=-1 | responseTimeout must be at least 1
                    direct:a | integry:function/x?userId=u1&maxResponseSize=lots | maxResponseSize, 64MB
                    direct:a | integry:function/x?userId=u1&apiStyle=soap | API style, resource
                    direct:a | integry:function/x?userId=u1&okStatusCodeRange=ok | okStatusCodeRange
                    direct:a | integry:function/x?userId=u1&proxyHost=p | proxyPort
                    direct:a | integry:function/x?userId=u1&proxyPort=3128 | proxyHost is missing, though proxyPort is set, set it too, leave out
                    direct:a | integry:function/x?userId=u1&proxyHost=http://p&proxyPort=3128 | proxyHost must be a host alone
                    direct:a | integry:function/x?userId=u1&proxyHost=p:3128&proxyPort=3128 | proxyHost must be a host alone, proxyPort
                    direct:a | integry:function/x?userId=u1&proxyHost=me:pw@p&proxyPort=3128 | proxyHost must be a host alone, proxyUser
                    direct:a | integry:function/x?userId=u1&proxyHost=&proxyPort=3128 | proxyHost must be a host alone
                    direct:a | integry:function/x?userId=u1&proxyHost=p&proxyPort=3128&proxyUser=me | proxyPassword is missing, proxyUser is set
                    direct:a | integry:function/x?userId=u1&proxyHost=p&proxyPort=3128&proxyPassword=pw | proxyUser is missing, proxyPassword is set
                    direct:a | integry:function/x?userId=u1&proxyHost=p&proxyPort=3128 | baseUrl http://, proxyHost, https, allowPlainHttp
                    integry:functions?userId=u1&proxyHost=p&proxyPort=3128&baseUrl=http://localhost | mock:a | baseUrl http://localhost, proxyHost
                    direct:a | integry:function/x?userId=u1&search=y | search, integry:functions
                    direct:a | integry:functions/x?userId=u1 | takes no name
                    direct:a | integry:function/x?userId=u1&prompt=y | prompt, integry:predict
                    direct:a | integry:function/x?userId=u1&url=/y | url, integry:passthrough
                    direct:a | integry:function/x?userId=u1&method=POST | method, integry:passthrough
                    direct:a | integry:passthrough/x?userId=u1&functionType=query | functionType, integry:function
                    direct:a | integry:apps?userId=u1&functionType=action | functionType, integry:function
                    direct:a | integry:passthrough/x?userId=u1&validateParameters=fail | validateParameters, integry:function
                    direct:a | integry:function/x?userId=u1&functionType=action&walk=true | functionType=action, walk=true, Leave walk out, functionType=query
                    direct:a | integry:app/x?userId=u1&itemsPath=/y | itemsPath, integry:function
                    direct:a | integry:function/x?userId=u1&walk=true&itemsPath=data.items | itemsPath, JSON pointer
                    direct:a | integry:predict?userId=u1&walk=true | walk
                    direct:a | integry:function/x?userId=u1&outputClass=java.lang.String&outputType=Bytes | outputClass, outputType
                    integry:functions?userId=u1&prefetchCount=-1 | mock:a | prefetchCount must be 0 or more
                    integry:functions?userId=u1&startFrom=cursor | mock:a | startCursor is missing
                    integry:function/x?userId=u1&itemsPath=data.items | mock:a | itemsPath, JSON pointer
                    """)
    void saysWhatIsWrong(String from, String to, String words) {
        startFails(from, to, Arrays.stream(words.split(", ")).map(String::strip).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "integry:schema/x?userId=u1&prompt=y, prompt",
        "integry:schema/x?userId=u1&variables.a=1, variables",
        "integry:predict?userId=u1&variables.a=1, variables"
    })
    void whatOnlyTheActionStyleTakes(String to, String option) throws Exception {
        if (style.equals("action")) {
            try (IntegryFixture fixture = new IntegryFixture().style(style)) {
                fixture.start(routes -> routes.from("direct:a").to(to));
                assertThat(fixture.context.isStarted()).isTrue();
            }
        } else {
            startFails("direct:a", to, option, "apiStyle=action");
        }
    }

    @Test
    void whatTheComponentSaysForAllIsRefusedByNone() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.component.getConfiguration().setFunctionType(FunctionType.ACTION);
            fixture.component.getConfiguration().setValidateParameters(Validation.FAIL);
            fixture.start(routes -> {
                routes.from("direct:a").to("integry:passthrough/x?userId=u1&validateParameters=none");
                routes.from("direct:b").to("integry:functions?userId=u1&walk=true&functionType=auto");
            });
            assertThat(fixture.context.getRoutes()).hasSize(2);
        }
    }

    @Test
    void userIdThatNoHeaderCanCarry() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().style(style).start()) {
            for (String user : new String[] {"a\r\nX-Evil: 1", "a\u0000b", " a", "x".repeat(1_000_000)}) {
                Exchange exchange = fixture.template().request(ADD, e -> {
                    e.getIn().setHeader("CamelIntegryUserId", user);
                    e.getIn().setBody("{}");
                });
                assertThat(exchange.getException())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("userId");
                assertThat(exchange.getException().getMessage()).hasSizeLessThan(200);
            }
            assertThat(fixture.simulator.journal().size()).isZero();
        }
    }
}
