package io.github.camelintegry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.journal.JournalEntry;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A header is read as text where its value is one, or stands for one; nothing is made into a text that means nothing. */
@BothStyles
class HeaderTypesTest {

    @Parameter
    String style;

    private static final String ANY_USER = "integry:function/pipedrive-get-all-persons?userId=u1&retries=0";

    private static IntegryFixture fixture;

    @BeforeParameterizedClassInvocation
    static void start(String style) throws Exception {
        fixture = new IntegryFixture().style(style).start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void noRequests() {
        fixture.simulator.journal().clear();
    }

    private static Exchange call(String uri, String header, Object value) {
        return fixture.template().request(uri, e -> e.getIn().setHeader(header, value));
    }

    static Stream<Arguments> texts() {
        UUID uuid = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        return Stream.of(
                Arguments.of("user-1", "user-1"),
                Arguments.of(new StringBuilder("user-1"), "user-1"),
                Arguments.of(7, "7"),
                Arguments.of(new BigInteger("12345678901234567890"), "12345678901234567890"),
                Arguments.of(true, "true"),
                Arguments.of('c', "c"),
                Arguments.of(TimeUnit.DAYS, "DAYS"),
                Arguments.of(uuid, uuid.toString()),
                Arguments.of(TextNode.valueOf("user-1"), "user-1"),
                Arguments.of(IntNode.valueOf(7), "7"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatStandsForATextIsOne(Object value, String text) {
        Exchange exchange = call(ANY_USER, IntegryConstants.USER_ID, value);

        assertThat(exchange.getException()).isNull();
        assertThat(fixture.simulator.journal().entries())
                .singleElement()
                .extracting(JournalEntry::user)
                .isEqualTo(text);
    }

    static List<Arguments> refused() {
        Map<String, String> uriOf = Map.of(
                IntegryConstants.NAME, "integry:function?userId=u1&retries=0",
                IntegryConstants.USER_ID, ANY_USER,
                IntegryConstants.CONNECTED_ACCOUNT_ID, ANY_USER,
                IntegryConstants.CURSOR, ANY_USER,
                IntegryConstants.PROMPT, "integry:predict?userId=u1&retries=0&prompt=p",
                IntegryConstants.METHOD, "integry:passthrough/pipedrive?userId=u1&retries=0&url=/v1/persons",
                IntegryConstants.URL, "integry:passthrough/pipedrive?userId=u1&retries=0");
        List<Object> values = List.of(
                List.of("a", "b"),
                Set.of("a"),
                List.of(),
                Map.of("id", "a"),
                new String[] {"a"},
                new int[] {1},
                "a".getBytes(UTF_8),
                new ByteArrayInputStream(new byte[] {'a'}),
                Optional.of("a"),
                new Object(),
                NullNode.instance,
                JsonNodeFactory.instance.arrayNode().add("a"),
                JsonNodeFactory.instance.objectNode().put("id", "a"));
        List<Arguments> all = new ArrayList<>();
        uriOf.forEach((header, uri) -> values.forEach(value -> all.add(Arguments.of(uri, header, value))));
        return all;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoTextIsRefusedByName(String uri, String header, Object value) {
        Exchange exchange = call(uri, header, value);

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("The header " + header + " must be a text, not ", "Give it a text");
        assertThat(exchange.getMessage().getHeader(IntegryConstants.OUTCOME)).isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void theMessageNamesTheType() {
        assertThat(call(ANY_USER, IntegryConstants.USER_ID, new byte[] {'a'}).getException())
                .hasMessageContaining("not a byte[]");
        assertThat(call(ANY_USER, IntegryConstants.USER_ID, new ArrayList<>(List.of("a")))
                        .getException())
                .hasMessageContaining("not a java.util.ArrayList");
        assertThat(call(ANY_USER, IntegryConstants.USER_ID, NullNode.instance).getException())
                .hasMessageContaining("not JSON of the type NULL");
    }

    @Test
    void aPromptInABodyIsWordsToo() {
        String predict = "integry:predict?userId=u1&retries=0";
        for (Object body : List.of(List.of("a", "b"), Map.of("a", "b"), new String[] {"a"}, new Object())) {
            Exchange refused =
                    fixture.template().request(predict, e -> e.getIn().setBody(body));

            assertThat(refused.getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(
                            "The message body", "prompt", body.getClass().getTypeName());
        }
        assertThat(fixture.simulator.journal().size()).isZero();
        for (Object body : List.of(
                "add a person",
                "add a person".getBytes(UTF_8),
                new ByteArrayInputStream("add a person".getBytes(UTF_8)),
                TextNode.valueOf("add a person"))) {
            Exchange sent = fixture.template().request(predict, e -> e.getIn().setBody(body));

            assertThat(sent.getException()).as(body.getClass().getName()).isNull();
        }
        assertThat(fixture.simulator.journal().entries())
                .hasSize(4)
                .extracting(entry -> entry.query() + entry.body())
                .allMatch(request -> request.contains("add%20a%20person") || request.contains("add a person"));
    }
}
