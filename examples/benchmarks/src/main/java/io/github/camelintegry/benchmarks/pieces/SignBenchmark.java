package io.github.camelintegry.benchmarks.pieces;

import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.Signer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Signing: a user seen before, and one of many more than are remembered. */
@State(Scope.Benchmark)
public class SignBenchmark {

    private static final int USERS = 100_000;

    private final Signer signer = new Signer(new IntegryCredentials("key", "secret"));
    private int user;

    @Benchmark
    public Signature known() {
        return signer.sign("user-1");
    }

    @Benchmark
    public Signature unknown() {
        user = (user + 1) % USERS;
        return signer.sign("user-" + user);
    }
}
