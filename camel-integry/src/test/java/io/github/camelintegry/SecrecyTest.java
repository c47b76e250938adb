package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The App-Secret, the hash and a proxy password are nowhere but in the request itself, at TRACE neither. */
@BothStyles
class SecrecyTest {

    @Parameter
    String style;

    private static final String SECRET = "s3cr3t-of-the-workspace";
    private static final String KEY = "k3y-of-the-workspace";

    private final StringWriter log = new StringWriter();
    private final IntegrySimulator simulator =
            IntegrySimulator.builder().appKey(KEY).appSecret(SECRET).persons(10).start();
    private final String hash = simulator.hash("u1");
    private Level levelBefore = Level.WARN;

    @BeforeEach
    void catchEverythingThatIsLogged() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        Configuration configuration = context.getConfiguration();
        WriterAppender appender = WriterAppender.createAppender(
                PatternLayout.newBuilder()
                        .withPattern("%level %logger %m %throwable%n")
                        .build(),
                null,
                log,
                "everything",
                false,
                true);
        appender.start();
        configuration.getRootLogger().addAppender(appender, Level.TRACE, null);
        configuration.getAppender("Console");
        levelBefore = configuration.getRootLogger().getLevel();
        configuration.getRootLogger().setLevel(Level.TRACE);
        configuration.getRootLogger().removeAppender("Console");
        context.updateLoggers();
    }

    @AfterEach
    void stop() {
        simulator.close();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender("everything");
        context.getConfiguration()
                .getRootLogger()
                .addAppender(context.getConfiguration().getAppender("Console"), null, null);
        context.getConfiguration().getRootLogger().setLevel(levelBefore);
        context.updateLoggers();
    }

    @Test
    void nowhere() throws Exception {
        List<String> shown = new ArrayList<>();
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("integry:function/pipedrive-get-all-persons?userId=u1&initialDelay=0&delay=20&parameters.limit=5")
                        .to("log:pages?showAll=true&level=TRACE");
                from("direct:add")
                        .to("integry:function/pipedrive-add-a-person?userId=u1&retries=0")
                        .to("log:added?showAll=true");
                from("direct:proxy")
                        .to(
                                "integry:apps?userId=u1&retries=0&proxyHost=127.0.0.1&proxyPort=1&proxyUser=me&proxyPassword=RAW(no-secret)"
                                        + "&appKey={{camel.component.integry.app-key}}"
                                        + "&appSecret={{camel.component.integry.app-secret}}&allowPlainHttp=true");
            }
        });
        main.configure().withJmxEnabled(true);
        main.addInitialProperty("camel.component.integry.app-key", KEY);
        main.addInitialProperty("camel.component.integry.app-secret", SECRET);
        main.addInitialProperty("camel.component.integry.base-url", simulator.baseUrl());
        main.addInitialProperty("camel.component.integry.api-style", style);
        main.addInitialProperty("camel.health.consumersEnabled", "true");
        main.start();
        try {
            var template = main.getCamelTemplate();
            shown.add(describe(template.request("direct:add", e -> e.getIn().setBody(Map.of("name", "Ada")))));
            shown.add(describe(template.request("direct:add", e -> e.getIn().setBody(Map.of()))));
            simulator.answerNext(
                    RawAnswer.of(403, "application/json", "{\"detail\":\"Hash " + hash + " is wrong\"}"),
                    RawAnswer.of(400, "application/json", "{\"error\":\"Hash " + hash + " is wrong\"}"));
            shown.add(describe(template.request("direct:add", e -> e.getIn().setBody(Map.of("name", "Ada")))));
            shown.add(describe(template.request("direct:add", e -> e.getIn().setBody(Map.of("name", "Ada")))));
            shown.add(describe(template.request("direct:proxy", e -> {})));
            simulator.appSecret("another secret");
            shown.add(describe(template.request("direct:add", e -> e.getIn().setBody(Map.of("name", "Ada")))));
            org.awaitility.Awaitility.await().until(() -> log.toString().contains("A poll of function/"));

            main.getCamelContext().getEndpoints().forEach(endpoint -> shown.add(endpoint.toString()));
            main.getCamelContext().getRoutes().forEach(route -> shown.add(route + " " + route.getConsumer()));
            HealthCheckHelper.invoke(main.getCamelContext())
                    .forEach(result -> shown.add(
                            result.getCheck().getId() + result.getMessage() + result.getDetails() + result.getError()));
            shown.addAll(jmx());
        } finally {
            main.stop();
        }
        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(log.toString()).contains("camel.component.integry").hasSizeGreaterThan(10_000);
        for (String secret : new String[] {SECRET, hash}) {
            assertThat(shown).noneMatch(text -> text.contains(secret));
            assertThat(linesWith(secret)).isEmpty();
        }
        assertThat(linesWith(KEY))
                .as("the App-Key is masked in what Camel prints of options")
                .isEmpty();
    }

    @Test
    void nowhereUnderAnyFault() throws Exception {
        List<String> shown = new ArrayList<>();
        try (IntegryFixture fixture = new IntegryFixture(simulator).style(style).start()) {
            IntegryComponent proxied = new IntegryComponent(fixture.context);
            proxied.setConfiguration(fixture.component.getConfiguration().copy());
            proxied.getConfiguration().setProxyHost("127.0.0.1");
            proxied.getConfiguration().setProxyPort(simulator.port());
            proxied.getConfiguration().setAllowPlainHttp(true);
            proxied.getConfiguration().setProxyUser("me");
            proxied.getConfiguration().setProxyPassword(SECRET + "-proxy");
            fixture.context.addComponent("proxied", proxied);
            var template = fixture.template();
            for (Fault fault :
                    FaultTest.faults().map(row -> (Fault) row.get()[1]).toList()) {
                simulator.faults().script(FaultScript.always(fault));
                for (String uri : new String[] {
                    "integry:function/pipedrive-get-all-persons?userId=u1&functionType=query&retries=1",
                    "integry:function/pipedrive-add-a-person?userId=u1",
                    "proxied:apps?userId=u1&retries=0"
                }) {
                    shown.add(describe(
                            template.request(uri + "&responseTimeout=150ms&maxResponseSize=100KB", e -> e.getIn()
                                    .setBody(Map.of("name", "Ada")))));
                }
            }
        }
        assertThat(shown).hasSizeGreaterThan(80).anyMatch(text -> text.contains("IntegryOutcomeUnknownException"));
        for (String secret : new String[] {SECRET, hash}) {
            assertThat(shown).noneMatch(text -> text.contains(secret));
            assertThat(linesWith(secret)).isEmpty();
        }
        assertThat(linesWith("bWU6czNjcjN0"))
                .as("nor in the proxy's own encoding")
                .isEmpty();
    }

    /**
     * Lines that show the text. Camel itself prints the properties it was given, and raw URIs, at DEBUG and TRACE, before
     * a component has a say; so of its own lines only those from INFO on count.
     */
    private List<String> linesWith(String text) {
        return log.toString()
                .lines()
                .filter(line -> line.contains(text))
                .filter(line -> !line.matches("(DEBUG|TRACE) org\\.apache\\.camel\\..*"))
                .toList();
    }

    private static String describe(Exchange exchange) {
        StringWriter text = new StringWriter();
        if (exchange.getException() != null) {
            exchange.getException().printStackTrace(new PrintWriter(text));
        }
        return text + " " + exchange + exchange.getMessage().getHeaders() + exchange.getProperties();
    }

    private static List<String> jmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> shown = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            shown.add(name.toString());
            for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    try {
                        shown.add(String.valueOf(server.getAttribute(name, attribute.getName())));
                    } catch (javax.management.JMException | RuntimeException e) {
                        shown.add(String.valueOf(e.getMessage()));
                    }
                }
            }
        }
        assertThat(shown).anyMatch(text -> text.contains("type=endpoints") && text.contains("integry"));
        return shown;
    }
}
