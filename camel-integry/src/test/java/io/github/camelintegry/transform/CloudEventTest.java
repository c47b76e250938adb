package io.github.camelintegry.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.BothStyles;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** What the transformer says of pages, records and answers. */
@BothStyles
class CloudEventTest {

    @Parameter
    String style;

    private static final String TYPE = "CamelCloudEventType";
    private static final String ID = "CamelCloudEventID";
    private static final String PERSONS =
            "integry:function/pipedrive-get-all-persons?initialDelay=0&delay=100000&parameters.limit=5";
    private static final String PERSONS_ON_DEMAND = "integry:function/pipedrive-get-all-persons?parameters.limit=5";
    private static final DataType CLOUD_EVENTS = new DataType("integry:application-cloudevents");

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(10).start());

    @BeforeEach
    void configure() {
        fixture.style(style).component.getConfiguration().setUserId("ada@example.org");
    }

    /** The first exchanges that come to mock:events, once they are there. */
    private List<Exchange> events(int count, IntegryFixture.Routes routes) throws Exception {
        MockEndpoint events = fixture.context.getEndpoint("mock:events", MockEndpoint.class);
        events.expectedMinimumMessageCount(count);
        fixture.start(routes);
        events.assertIsSatisfied();
        return List.copyOf(events.getExchanges()).subList(0, count);
    }

    private static List<Object> all(List<Exchange> events, String header) {
        return events.stream()
                .map(event -> event.getMessage().getHeader(header))
                .toList();
    }

    private static String walk(List<Exchange> events) {
        return events.get(0).getMessage().getHeader("CamelIntegryWalkId", String.class);
    }

    @Test
    void pagesAndTheEndOfTheWalk() throws Exception {
        List<Exchange> events =
                events(3, routes -> routes.from(PERSONS + "&sendEndOfWalk=true&userId=RAW(ada&eve)&cursorKey=k")
                        .transformDataType(CLOUD_EVENTS)
                        .to("mock:events"));

        String walk = walk(events);
        assertThat(all(events, ID)).containsExactly(walk + "/1", walk + "/2", walk + "/end");
        assertThat(all(events, TYPE))
                .containsExactly(
                        "org.apache.camel.event.integry.page",
                        "org.apache.camel.event.integry.page",
                        "org.apache.camel.event.integry.endOfWalk");
        Map<String, Object> page = events.get(0).getMessage().getHeaders();
        assertThat(page)
                .containsEntry("CamelCloudEventSource", "integry:function/pipedrive-get-all-persons")
                .containsEntry("CamelCloudEventSubject", "pipedrive-get-all-persons")
                .containsEntry("CamelCloudEventVersion", "1.0")
                .containsEntry("CamelCloudEventDataContentType", "application/json")
                .containsEntry("Content-Type", "application/json");
        assertThat(Instant.parse((String) page.get("CamelCloudEventTime"))).isBefore(Instant.now());
        assertThat(events.get(2).getMessage().getHeaders()).doesNotContainKey("Content-Type");
        assertThat(events).allSatisfy(event -> assertThat(event.getMessage().getHeaders().entrySet().stream()
                        .filter(header -> header.getKey().startsWith("CamelCloudEvent"))
                        .map(header -> String.valueOf(header.getValue())))
                .noneMatch(value -> value.contains("ada") || value.contains(fixture.simulator.appSecret())));
    }

    @Test
    void recordsOfTheConsumer() throws Exception {
        List<Exchange> events = events(10, routes -> routes.from(PERSONS + "&splitResults=true")
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events"));

        String walk = walk(events);
        assertThat(all(events, ID))
                .containsExactlyElementsOf(Stream.of(1, 2)
                        .flatMap(
                                page -> Stream.of(0, 1, 2, 3, 4).map(item -> (Object) (walk + "/" + page + "/" + item)))
                        .toList());
        assertThat(all(events, TYPE)).containsOnly("org.apache.camel.event.integry.record");
    }

    @Test
    void recordsOfTheRoutesOwnSplitter() throws Exception {
        List<Exchange> events = events(6, routes -> routes.from(PERSONS)
                .transformDataType(CLOUD_EVENTS)
                .split(routes.body())
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events"));

        String walk = walk(events);
        assertThat(all(events, ID)).startsWith(walk + "/1/0", walk + "/1/1").contains(walk + "/2/0");
        assertThat(all(events, TYPE)).containsOnly("org.apache.camel.event.integry.record");
    }

    @Test
    void pageOfPollEnrich() throws Exception {
        List<Exchange> events = events(1, routes -> routes.from("timer:once?repeatCount=1&delay=0")
                .split(routes.constant(List.of("a")))
                .pollEnrich(PERSONS_ON_DEMAND, 10_000)
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events"));

        assertThat(all(events, ID)).containsExactly(walk(events) + "/1");
        assertThat(all(events, "CamelCloudEventSource")).containsExactly("integry:function/pipedrive-get-all-persons");
    }

    @Test
    void answers() throws Exception {
        List<Exchange> events = events(3, routes -> {
            routes.from("timer:one?repeatCount=1&delay=0")
                    .to("integry:functions?search=person")
                    .transformDataType(CLOUD_EVENTS)
                    .to("mock:events")
                    .setBody(routes.constant(Map.of()))
                    .setHeader("fn", routes.constant("pipedrive-get-all-persons"))
                    .setHeader("CamelIntegryName", routes.header("fn"))
                    .to("integry:function")
                    .transformDataType(CLOUD_EVENTS)
                    .to("mock:events")
                    .to("mock:elsewhere")
                    .removeHeader("CamelIntegryName")
                    .transformDataType(CLOUD_EVENTS)
                    .to("mock:events");
        });

        assertThat(all(events, TYPE)).containsOnly("org.apache.camel.event.integry.answer");
        List<Object> ids = all(events, ID);
        assertThat(ids).allMatch(id -> ((String) id).startsWith(events.get(0).getExchangeId()));
        assertThat(ids.get(1)).as("another answer").isNotEqualTo(ids.get(0));
        assertThat(ids.get(2)).as("the same answer").isEqualTo(ids.get(1));
        assertThat(all(events, "CamelCloudEventSource"))
                .containsExactly(
                        "integry:functions",
                        "integry:function/pipedrive-get-all-persons",
                        "integry:function/pipedrive-get-all-persons");
        assertThat(all(events, "CamelCloudEventSubject"))
                .containsExactly("functions", "pipedrive-get-all-persons", "pipedrive-get-all-persons");
    }

    @Test
    void answerOfADynamicUri() throws Exception {
        List<Exchange> events = events(1, routes -> routes.from("timer:one?repeatCount=1&delay=0")
                .setHeader("fn", routes.constant("pipedrive-get-all-persons"))
                .toD("integry:function/${header.fn}")
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events"));

        assertThat(all(events, "CamelCloudEventSource")).containsExactly("integry:function/pipedrive-get-all-persons");
        assertThat(all(events, "CamelCloudEventSubject")).containsExactly("pipedrive-get-all-persons");
    }

    @Test
    void answerInsideAWalk() throws Exception {
        List<Exchange> events = events(2, routes -> routes.from(PERSONS)
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events")
                .setBody(routes.constant("{\"name\":\"x\"}"))
                .to("integry:function/pipedrive-add-a-person")
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events"));

        assertThat(all(events, TYPE))
                .containsExactly("org.apache.camel.event.integry.page", "org.apache.camel.event.integry.answer");
        assertThat(all(events, ID)).doesNotHaveDuplicates();
        assertThat(all(events, "CamelCloudEventSource"))
                .containsExactly(
                        "integry:function/pipedrive-get-all-persons", "integry:function/pipedrive-add-a-person");
    }

    @Test
    void partsOfAnAnswer() throws Exception {
        List<Exchange> events = events(5, routes -> routes.from("timer:one?repeatCount=1&delay=0")
                .to("integry:function/pipedrive-get-all-persons?parameters.limit=5&walk=true")
                .split(routes.body())
                .streaming()
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events"));

        assertThat(all(events, ID)).doesNotHaveDuplicates();
        assertThat(all(events, "CamelCloudEventSubject")).containsOnly("pipedrive-get-all-persons");
    }

    @Test
    void pageOfPollEnrichThatWentElsewhereMeanwhile() throws Exception {
        List<Exchange> events = events(1, routes -> routes.from("timer:once?repeatCount=1&delay=0")
                .pollEnrich(PERSONS_ON_DEMAND, 10_000)
                .to("mock:elsewhere")
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events"));

        assertThat(all(events, TYPE)).containsExactly("org.apache.camel.event.integry.page");
        assertThat(all(events, "CamelCloudEventSource")).containsExactly("integry:function/pipedrive-get-all-persons");
    }

    @Test
    void aNameThatTheOperationDoesNotTakeIsNotItsSubject() throws Exception {
        List<Exchange> events = events(1, routes -> routes.from("timer:one?repeatCount=1&delay=0")
                .setHeader("CamelIntegryName", routes.constant("zzz"))
                .to("integry:apps")
                .transformDataType(CLOUD_EVENTS)
                .to("mock:events"));

        assertThat(all(events, "CamelCloudEventSource")).containsExactly("integry:apps");
        assertThat(all(events, "CamelCloudEventSubject")).containsExactly("apps");
    }
}
