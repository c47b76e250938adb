package io.github.camelintegry.benchmarks.pieces;

import io.github.camelintegry.internal.position.Fingerprint;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a walk does beside its calls: the fingerprint once a poll, the cursor record once a page. */
@State(Scope.Benchmark)
public class WalkBenchmark {

    private static final String BASE_URL = "https://api.integry.io";
    private static final String STYLE = "resource";

    private final IntegryRequest request = SampleRequest.make();
    private final WalkPosition record = WalkPosition.begin(
            Cursor.parse("\"eyJwYWdlIjo0Mn0\""), Fingerprint.of(BASE_URL, STYLE, request), Instant.EPOCH);
    private final String text = record.text();

    @Benchmark
    public Fingerprint fingerprint() {
        return Fingerprint.of(BASE_URL, STYLE, request);
    }

    @Benchmark
    public String writeRecord() {
        return record.text();
    }

    @Benchmark
    public WalkPosition readRecord() {
        return WalkPosition.parse(text);
    }
}
