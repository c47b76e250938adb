package io.github.camelintegry.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.answer.StatusRanges;
import io.github.camelintegry.internal.client.body.AnswerMemory;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.retry.Admission;
import io.github.camelintegry.internal.client.retry.Effect;
import io.github.camelintegry.internal.client.retry.RateGate;
import io.github.camelintegry.internal.client.retry.RetryAfter;
import io.github.camelintegry.internal.client.retry.RetryPolicy;
import io.github.camelintegry.internal.client.retry.WaitingRoom;
import io.github.camelintegry.internal.client.transport.Transport;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.ApiStyle;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import io.github.camelintegry.option.BodyFormat;
import io.github.camelintegry.option.RetryMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/** What is promised of a call under any sequence of faults, in virtual time. */
class RetryPromiseProperties {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

    /** What happens to one attempt. */
    private enum Fault {
        NONE(true),
        REFUSED(false),
        THROTTLED(false),
        THROTTLED_5S(false),
        THROTTLED_60S(false),
        THROTTLED_1H(false),
        UNAVAILABLE_10S(false),
        SERVER_ERROR_AFTER_EXECUTION(true),
        SERVER_ERROR(false),
        RESET_AFTER_EXECUTION(true),
        HANGS_AFTER_EXECUTION(true),
        HTML_AFTER_EXECUTION(true),
        TRUNCATED_AFTER_EXECUTION(true),
        ONWARD_429(false),
        ONWARD_500(true),
        ONWARD_404(true),
        INVALID(false),
        UNAUTHORIZED(false);

        private final boolean executes;

        Fault(boolean executes) {
            this.executes = executes;
        }
    }

    /** A service that does what its script says, and counts what it executes. */
    private static final class ScriptedService implements Transport {
        private final VirtualTime time;
        private final List<Fault> script;
        private final List<Duration> sentAt = new ArrayList<>();
        private int attempts;
        private int executions;
        private Duration notBefore = Duration.ZERO;
        private boolean tooEarly;

        ScriptedService(VirtualTime time, List<Fault> script) {
            this.time = time;
            this.script = script;
        }

        @Override
        public CompletableFuture<WireAnswer> send(
                BaseUrl baseUrl, WireRequest request, Signature signature, AttemptLimits limits) {
            Fault fault = attempts < script.size() ? script.get(attempts) : Fault.NONE;
            attempts++;
            sentAt.add(time.passed());
            tooEarly |= time.passed().compareTo(notBefore) < 0;
            if (fault.executes) {
                executions++;
            }
            CompletableFuture<WireAnswer> answer = new CompletableFuture<>();
            switch (fault) {
                case NONE -> later(answer, 200, "{\"network_code\":\"200\",\"output\":1}", null);
                case REFUSED -> fail(answer, Failure.UNSENT, Duration.ofMillis(1));
                case THROTTLED -> later(answer, 429, "{}", null);
                case THROTTLED_5S -> later(answer, 429, "{}", "5");
                case THROTTLED_60S -> later(answer, 429, "{}", "60");
                case THROTTLED_1H -> later(answer, 429, "{}", "Thu, 01 Jan 2026 01:00:00 GMT");
                case UNAVAILABLE_10S -> later(answer, 503, "{}", "10");
                case SERVER_ERROR, SERVER_ERROR_AFTER_EXECUTION -> later(answer, 502, "<html>", null);
                case RESET_AFTER_EXECUTION -> fail(answer, Failure.LOST, Duration.ofMillis(5));
                case HANGS_AFTER_EXECUTION -> fail(answer, Failure.LOST, limits.responseTimeout());
                case HTML_AFTER_EXECUTION -> later(answer, 200, "<html>", null);
                case TRUNCATED_AFTER_EXECUTION -> later(answer, 200, "{\"network_code\":\"200\",\"outp", null);
                case ONWARD_429 -> later(answer, 200, "{\"network_code\":\"429\",\"output\":null}", null);
                case ONWARD_500 -> later(answer, 200, "{\"network_code\":500,\"output\":null}", null);
                case ONWARD_404 -> later(answer, 200, "{\"network_code\":404,\"output\":null}", null);
                case INVALID -> later(answer, 400, "{\"error\":\"invalid\"}", null);
                case UNAUTHORIZED -> later(answer, 401, "{\"detail\":\"no\"}", null);
            }
            return answer;
        }

        private void later(CompletableFuture<WireAnswer> answer, int status, String body, @Nullable String retryAfter) {
            WireAnswer wire = new WireAnswer(
                    status,
                    name -> retryAfter != null && name.equals("Retry-After") ? List.of(retryAfter) : List.of(),
                    body.getBytes(StandardCharsets.UTF_8));
            time.after(Duration.ofMillis(20), () -> {
                if (retryAfter != null) {
                    // but for the one date, which is an hour from the beginning
                    notBefore = retryAfter.endsWith("GMT")
                            ? Duration.ofHours(1)
                            : time.passed().plusSeconds(Long.parseLong(retryAfter));
                }
                answer.complete(wire);
            });
        }

        private void fail(CompletableFuture<WireAnswer> answer, Failure failure, Duration after) {
            time.after(after, () -> answer.completeExceptionally(failure.because("lost")));
        }
    }

    private static ClientRuntime runtime(VirtualTime time, Transport transport, Random random) {
        return new ClientRuntime(
                transport,
                new Slashes(),
                new Admission(64, 1024),
                new AnswerMemory(1L << 30),
                new WaitingRoom(time, 1000),
                new RateGate(time),
                Runnable::run,
                CallObserver.NONE,
                new RetryAfter(time, time),
                time,
                random::nextDouble);
    }

    private static IntegryClient client(ClientRuntime runtime, RetryPolicy policy) {
        Signer signer = new Signer(new IntegryCredentials("key", "secret"));
        CallSettings settings = new CallSettings(
                BaseUrl.parse("https://api.integry.io", false),
                ApiStyle.RESOURCE,
                BodyFormat.JSON,
                JsonCodec.DEFAULT,
                RESPONSE_TIMEOUT,
                1 << 20,
                StatusRanges.parse("200-299"),
                policy);
        return new IntegryClient(runtime, settings, () -> signer);
    }

    /** What says how a call is to be taken: at once, or when it is asked. */
    private static EffectSource source(Effect effect, boolean asked) {
        if (asked) {
            return () -> CompletableFuture.completedFuture(effect);
        }
        return effect == Effect.READ ? EffectSource.READ : EffectSource.WRITE;
    }

    private static IntegryRequest request(String user) {
        return new IntegryRequest(Operation.FUNCTION, "f", user, Map.of(), Arguments.NONE, null);
    }

    private static RetryPolicy policy(RetryMode mode, int retries) {
        return new RetryPolicy(
                retries, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofHours(1), TIMEOUT, mode);
    }

    @Provide
    Arbitrary<List<Fault>> scripts() {
        return Arbitraries.of(Fault.values()).list().ofMaxSize(8);
    }

    @Property(tries = 10_000)
    void keepsWhatIsPromised(
            @ForAll("scripts") List<Fault> script,
            @ForAll Effect effect,
            @ForAll boolean asked,
            @ForAll RetryMode mode,
            @ForAll("retries") int retries,
            @ForAll long seed) {
        VirtualTime time = new VirtualTime();
        ScriptedService service = new ScriptedService(time, script);
        ClientRuntime runtime = runtime(time, service, new Random(seed));
        AtomicInteger endings = new AtomicInteger();
        CompletableFuture<CallResult> call =
                client(runtime, policy(mode, retries)).call(request("u1"), source(effect, asked));
        call.whenComplete((result, failure) -> endings.incrementAndGet());
        time.runOut();

        assertThat(call).as("no call hangs").isDone();
        assertThat(endings).as("the callback comes once").hasValue(1);
        assertThat(service.attempts).isLessThanOrEqualTo(retries + 1);
        assertThat(service.tooEarly).as("no attempt before its Retry-After").isFalse();
        assertThat(runtime.waitingRoom().size()).isZero();
        if (!service.sentAt.isEmpty()) {
            Duration last = service.sentAt.get(service.sentAt.size() - 1);
            assertThat(last).as("nothing is sent after retryTimeout").isLessThanOrEqualTo(TIMEOUT);
        }
        if (effect == Effect.WRITE && mode != RetryMode.ALL) {
            assertThat(service.executions).as("executed at most once").isLessThanOrEqualTo(1);
        }
        IntegryException failure = failure(call);
        if (failure != null) {
            assertThat(failure.getAttempts()).isEqualTo(service.attempts);
            if (effect == Effect.WRITE && failure.getOutcome() != Outcome.UNKNOWN && service.executions > 0) {
                assertThat(failure.getOutcome())
                        .as("an execution is never called none")
                        .isEqualTo(Outcome.EXECUTED);
            }
        } else {
            assertThat(call.join().attempts()).isEqualTo(service.attempts);
        }
    }

    @Provide
    Arbitrary<Integer> retries() {
        return Arbitraries.integers().between(0, 6);
    }

    @Property(tries = 2_000)
    void aReadThatCanSucceedWithinItsBudgetDoes(@ForAll("passingFaults") List<Fault> script, @ForAll long seed) {
        VirtualTime time = new VirtualTime();
        ScriptedService service = new ScriptedService(time, script);
        ClientRuntime runtime = runtime(time, service, new Random(seed));
        CompletableFuture<CallResult> call =
                client(runtime, policy(RetryMode.SAFE, script.size())).call(request("u1"), EffectSource.READ);
        time.runOut();

        assertThat(failure(call)).isNull();
        assertThat(call.join().attempts()).isEqualTo(script.size() + 1);
    }

    /** Faults that pass, and together leave time: at most 3 of up to 30 s. */
    @Provide
    Arbitrary<List<Fault>> passingFaults() {
        return Arbitraries.of(
                        Fault.REFUSED,
                        Fault.THROTTLED,
                        Fault.THROTTLED_5S,
                        Fault.UNAVAILABLE_10S,
                        Fault.SERVER_ERROR,
                        Fault.RESET_AFTER_EXECUTION,
                        Fault.HANGS_AFTER_EXECUTION,
                        Fault.HTML_AFTER_EXECUTION,
                        Fault.TRUNCATED_AFTER_EXECUTION,
                        Fault.ONWARD_429,
                        Fault.ONWARD_500)
                .list()
                .ofMaxSize(3);
    }

    @Property(tries = 20)
    void oneUsersThrottlingIsNotTheOthers(@ForAll("rhythms") Tuple2<Integer, Integer> rhythm, @ForAll long seed) {
        assertThat(callsOfOtherUser(rhythm, seed, true))
                .as("throughput of the other user")
                .isEqualTo(callsOfOtherUser(rhythm, seed, false));
    }

    @Provide
    Arbitrary<Tuple2<Integer, Integer>> rhythms() {
        return Combinators.combine(
                        Arbitraries.integers().between(10, 500),
                        Arbitraries.integers().between(10, 500))
                .as(Tuple::of);
    }

    /** How many calls of user u2 end well within a minute, while u1, if throttled, was asked to stay away for one. */
    private static int callsOfOtherUser(Tuple2<Integer, Integer> rhythm, long seed, boolean throttled) {
        VirtualTime time = new VirtualTime();
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger sentForThrottled = new AtomicInteger();
        Transport service = (baseUrl, wire, signature, limits) -> {
            CompletableFuture<WireAnswer> answer = new CompletableFuture<>();
            boolean refused = throttled && signature.userId().equals("u1");
            if (refused) {
                sentForThrottled.incrementAndGet();
            }
            time.after(
                    Duration.ofMillis(20),
                    () -> answer.complete(new WireAnswer(
                            refused ? 429 : 200,
                            name -> refused && name.equals("Retry-After") ? List.of("60") : List.of(),
                            "{\"network_code\":200,\"output\":1}".getBytes(StandardCharsets.UTF_8))));
            return answer;
        };
        IntegryClient client = client(runtime(time, service, new Random(seed)), policy(RetryMode.SAFE, 4));
        Duration end = Duration.ofSeconds(59);
        every(time, Duration.ofMillis(rhythm.get1()), end, () -> client.call(request("u1"), EffectSource.WRITE));
        every(time, Duration.ofMillis(rhythm.get2()), end, () -> client.call(request("u2"), EffectSource.WRITE)
                .thenAccept(result -> ended.incrementAndGet()));
        time.runUntil(end);
        // what was on its way before the first answer came, and nothing later
        assertThat(sentForThrottled.get()).isLessThanOrEqualTo(throttled ? 1 + 20 / rhythm.get1() + 1 : 0);
        return ended.get();
    }

    private static void every(VirtualTime time, Duration period, Duration end, Runnable work) {
        work.run();
        if (time.passed().plus(period).compareTo(end) < 0) {
            time.after(period, () -> every(time, period, end, work));
        }
    }

    private static @Nullable IntegryException failure(CompletableFuture<CallResult> call) {
        try {
            call.join();
            return null;
        } catch (CompletionException e) {
            return (IntegryException) e.getCause();
        }
    }
}
