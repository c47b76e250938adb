package io.github.camelintegry.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class EnvelopeReaderProperties {

    private static final EnvelopeReader READER = new EnvelopeReader(JsonCodec.DEFAULT);

    /** An answer and what must be found in it. */
    record Envelope(String text, String output, String cursor) {
        byte[] bytes() {
            return text.getBytes(UTF_8);
        }
    }

    @Provide
    Arbitrary<Envelope> envelopes() {
        Arbitrary<String> unknown = Combinators.combine(
                        Arbitraries.of("outputs", "Output", "success", "", "cursor", "x😀"), JsonTexts.values())
                .as((name, value) -> '"' + name + "\":" + value);
        Arbitrary<String> code = Arbitraries.of("\"200\"", "200", "\"404\"");
        return Combinators.combine(
                        JsonTexts.values(),
                        JsonTexts.values(),
                        unknown.list().ofMaxSize(2),
                        code,
                        JsonTexts.spaces(),
                        Arbitraries.randoms())
                .as(EnvelopeReaderProperties::envelope);
    }

    private static Envelope envelope(
            String output, String cursor, List<String> unknown, String code, String space, Random order) {
        List<String> members = new ArrayList<>(unknown);
        members.add("\"output\"" + space + ":" + space + output);
        members.add("\"next_page\":" + space + cursor);
        members.add("\"network_code\":" + code);
        Collections.shuffle(members, order);
        String text = space + '{' + space + String.join(space + ',' + space, members) + space + '}';
        return new Envelope(text, output, cursor);
    }

    @Property(tries = 250)
    void findsTheVeryBytes(@ForAll("envelopes") Envelope envelope) throws Exception {
        IntegryReply reply = READER.read(Operation.FUNCTION, envelope.bytes());

        assertThat(reply.output().bytes()).isEqualTo(envelope.output().getBytes(UTF_8));
        assertThat(reply.output().text()).isEqualTo(envelope.output());
        assertThat(reply.output().length()).isEqualTo(envelope.output().getBytes(UTF_8).length);
        assertThat(reply.output().isNull()).isEqualTo(envelope.output().equals("null"));
        assertThat(reply.output().isArray()).isEqualTo(envelope.output().startsWith("["));
        boolean last = envelope.cursor().equals("null") || envelope.cursor().equals("\"\"");
        assertThat(reply.nextCursor()).isEqualTo(last ? null : new Cursor(envelope.cursor(), "next_page"));
    }

    @Property(tries = 200)
    void makesTheTreeOfTheOutputAlone(@ForAll("envelopes") Envelope envelope) throws Exception {
        ObjectMapper exact = new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .setNodeFactory(com.fasterxml.jackson.databind.node.JsonNodeFactory.withExactBigDecimals(true));
        JsonSlice output = READER.read(Operation.FUNCTION, envelope.bytes()).output();
        JsonNode first = output.tree(JsonCodec.DEFAULT);
        JsonNode second = output.tree(JsonCodec.DEFAULT);
        assertThat(first).isEqualTo(exact.readTree(envelope.output())).isEqualTo(second);
        assertThat(first != second || !first.isContainerNode())
                .as("who changes one changes no other")
                .isTrue();
    }

    @Property(tries = 200)
    void partsHaveTheirPartsOfTheTree(@ForAll("envelopes") Envelope envelope) throws Exception {
        JsonSlice output = READER.read(Operation.FUNCTION, envelope.bytes()).output();
        JsonNode whole = JsonSlice.of(output.bytes()).tree(JsonCodec.DEFAULT);
        if (output.isObject()) {
            for (Map.Entry<String, JsonSlice> member :
                    output.members(JsonCodec.DEFAULT).entrySet()) {
                assertThat(member.getValue().tree(JsonCodec.DEFAULT)).isEqualTo(whole.get(member.getKey()));
            }
        } else if (output.isArray()) {
            List<JsonSlice> elements = output.elements(JsonCodec.DEFAULT);
            for (int i = 0; i < elements.size(); i++) {
                assertThat(elements.get(i).tree(JsonCodec.DEFAULT)).isEqualTo(whole.get(i));
            }
        }
        assertThat(output.tree(JsonCodec.DEFAULT)).isEqualTo(whole);
    }

    @Property(tries = 50)
    void refusesEachTruncation(@ForAll("envelopes") Envelope envelope, @ForAll Operation operation) {
        byte[] whole = envelope.bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> READER.read(operation, part))
                    .as("the first %d bytes of %s", length, envelope.text())
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Property(tries = 1000)
    void survivesGarbage(@ForAll @Size(max = 60) byte[] garbage) {
        readOrRefuse(garbage);
    }

    /** Closer to JSON than random bytes. */
    @Property(tries = 300)
    void survivesDamage(@ForAll("envelopes") Envelope envelope, @ForAll Random random) {
        byte[] damaged = envelope.bytes();
        for (int i = 0; i < 20; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            readOrRefuse(damaged);
        }
    }

    private static void readOrRefuse(byte[] answer) {
        for (Operation operation : Operation.values()) {
            try {
                READER.read(operation, answer).output().tree(JsonCodec.DEFAULT);
            } catch (MalformedJsonException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        try {
            Arguments.parse(answer, JsonCodec.DEFAULT);
        } catch (MalformedJsonException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
