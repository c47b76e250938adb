package io.github.camelintegry.benchmarks.pieces;

import io.github.camelintegry.internal.protocol.ApiStyle;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.WireRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From the JSON of a message's body to what goes over the wire. */
@State(Scope.Benchmark)
public class EncodeBenchmark {

    private final IntegryRequest made = SampleRequest.make();
    private final Cursor cursor = Cursor.parse("\"eyJwYWdlIjo0Mn0\"");

    @Benchmark
    public WireRequest bodyToWire() {
        return ApiStyle.RESOURCE.encode(SampleRequest.make());
    }

    @Benchmark
    public WireRequest requestToWire() {
        return ApiStyle.RESOURCE.encode(made);
    }

    @Benchmark
    public WireRequest nextPageToWire() {
        return ApiStyle.RESOURCE.encode(made.withCursor(cursor));
    }
}
