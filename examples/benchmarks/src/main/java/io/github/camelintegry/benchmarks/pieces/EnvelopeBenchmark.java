package io.github.camelintegry.benchmarks.pieces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.benchmarks.service.Answers;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.EnvelopeReader;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.Operation;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An answer, read: the envelope alone, with its output as a tree, and by one {@code readTree} for comparison. */
@State(Scope.Benchmark)
public class EnvelopeBenchmark {

    @Param({"300", "20000", "200000", "5000000"})
    private int bytes;

    private final EnvelopeReader reader = new EnvelopeReader(JsonCodec.DEFAULT);
    private final ObjectMapper mapper = new ObjectMapper();
    private byte[] answer = {};

    @Setup
    public void prepare() {
        answer = Answers.ofBytes(bytes);
    }

    @Benchmark
    public IntegryReply envelope() throws MalformedJsonException {
        return reader.read(Operation.FUNCTION, answer);
    }

    @Benchmark
    public JsonNode envelopeAndTree() throws MalformedJsonException {
        return reader.read(Operation.FUNCTION, answer).output().tree(JsonCodec.DEFAULT);
    }

    @Benchmark
    public JsonNode readTree() throws IOException {
        return mapper.readTree(answer);
    }
}
