package io.github.camelintegry.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.IntegryServerException;
import io.github.camelintegry.exception.IntegryThrottledException;
import io.github.camelintegry.exception.IntegryTransportException;
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
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.ApiStyle;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.option.BodyFormat;
import io.github.camelintegry.option.RetryMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A call from attempt to attempt, on one thread, with a clock, timers and a transport that do as they are told. */
class CallTest {

    private static final IntegryRequest REQUEST =
            new IntegryRequest(Operation.FUNCTION, "f", "user-1", Map.of(), Arguments.NONE, null);
    private static final WireAnswer DONE =
            new WireAnswer(200, name -> List.of(), "{\"network_code\":\"200\"}".getBytes(UTF_8));

    private final TestClock clock = new TestClock();
    private final Queue<Supplier<CompletableFuture<WireAnswer>>> answers = new ArrayDeque<>();
    private final Queue<Runnable> timers = new ArrayDeque<>();
    private final AnswerMemory memory = new AnswerMemory(1L << 30);
    private Executor executor = Runnable::run;
    private final List<AttemptLimits> bounds = new ArrayList<>();
    private int sent;

    private final Admission admission = new Admission(3, 0);

    private final WaitingRoom room = new WaitingRoom(
            (delay, task) -> timers.add(() -> {
                clock.advance(delay);
                task.run();
            }),
            4);
    private final IntegryClient client = new IntegryClient(
            new ClientRuntime(
                    this::send,
                    new Slashes(),
                    admission,
                    memory,
                    room,
                    new RateGate(clock),
                    step -> executor.execute(step),
                    CallObserver.NONE,
                    new RetryAfter(clock, clock),
                    clock,
                    () -> 1),
            new CallSettings(
                    BaseUrl.parse("https://h", false),
                    ApiStyle.RESOURCE,
                    BodyFormat.JSON,
                    JsonCodec.DEFAULT,
                    Duration.ofSeconds(30),
                    1024,
                    StatusRanges.parse("200-299"),
                    new RetryPolicy(
                            2,
                            Duration.ofMillis(500),
                            Duration.ofSeconds(30),
                            Duration.ofHours(1),
                            Duration.ofMinutes(2),
                            RetryMode.SAFE)),
            () -> new Signer(new IntegryCredentials("k", "s")));

    private CompletableFuture<WireAnswer> send(Object baseUrl, Object wire, Object signature, AttemptLimits limits) {
        sent++;
        bounds.add(limits);
        limits.memory().take(1000, () -> {});
        return answers.remove().get();
    }

    private void answer(int status, String retryAfter) {
        answers.add(() -> CompletableFuture.completedFuture(new WireAnswer(
                status,
                name -> retryAfter != null && name.equals("Retry-After") ? List.of(retryAfter) : List.of(),
                new byte[0])));
    }

    private void answerDone() {
        answers.add(() -> CompletableFuture.completedFuture(DONE));
    }

    private void runTimers() {
        while (!timers.isEmpty()) {
            timers.remove().run();
        }
    }

    private static Throwable failure(Future<?> call) throws InterruptedException {
        assertThat(call).isDone();
        try {
            return new AssertionError("no failure but " + call.get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    void triesAReadAgainAndCountsTheAttempts() throws Exception {
        answer(503, null);
        answer(503, null);
        answerDone();
        CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.READ);
        assertThat(call).isNotDone();
        runTimers();
        assertThat(call.get().attempts()).isEqualTo(3);
    }

    @Test
    void givesTheMemoryOfARedirectBackBeforeItIsFollowed() throws Exception {
        answers.add(() -> CompletableFuture.completedFuture(new WireAnswer(
                308, name -> name.equals("Location") ? List.of("https://h/functions/f") : List.of(), new byte[0])));
        answers.add(() -> {
            assertThat(memory.taken()).isEqualTo(1000);
            return CompletableFuture.completedFuture(DONE);
        });
        assertThat(client.call(REQUEST, EffectSource.WRITE).get().attempts()).isEqualTo(1);
        assertThat(sent).isEqualTo(2);
        assertThat(memory.taken()).isZero();
    }

    @Test
    void aRedirectHasNoTimeOfItsOwn() throws Exception {
        answers.add(() -> {
            clock.advance(Duration.ofSeconds(20));
            return CompletableFuture.completedFuture(new WireAnswer(
                    308, name -> name.equals("Location") ? List.of("/functions/f") : List.of(), new byte[0]));
        });
        answerDone();
        client.call(REQUEST, EffectSource.WRITE).get();
        assertThat(bounds)
                .extracting(AttemptLimits::responseTimeout)
                .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(10));
        assertThat(bounds.get(1).queueTimeout()).isLessThan(bounds.get(0).queueTimeout());
    }

    @Test
    void doesNotFollowWhenTheTimeIsOver() throws Exception {
        answers.add(() -> {
            clock.advance(Duration.ofSeconds(30));
            return CompletableFuture.completedFuture(new WireAnswer(
                    308, name -> name.equals("Location") ? List.of("/functions/f") : List.of(), new byte[0]));
        });
        answerDone();
        CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.WRITE);
        assertThat(sent).isEqualTo(1);
        runTimers();
        assertThat(call.get().attempts())
                .as("nothing was executed, so that even a write is tried again")
                .isEqualTo(2);
    }

    @Test
    void doesNotFollowForACallThatWasGivenUp() throws Exception {
        CompletableFuture<WireAnswer> redirect = new CompletableFuture<>();
        answers.add(() -> redirect);
        PendingCall call = client.call(REQUEST, EffectSource.WRITE);
        call.breakOff();
        redirect.complete(new WireAnswer(
                308, name -> name.equals("Location") ? List.of("/functions/f") : List.of(), new byte[0]));
        assertThat(failure(call))
                .isInstanceOfSatisfying(IntegryTransportException.class, e -> assertThat(e.getOutcome())
                        .isEqualTo(Outcome.NOT_SENT));
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void sendsAWriteWhoseOutcomeIsUnknownOnce() throws Exception {
        answer(503, null);
        CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.WRITE);
        assertThat(failure(call)).isInstanceOfSatisfying(IntegryOutcomeUnknownException.class, e -> {
            assertThat(e.getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(e.getAttempts()).isEqualTo(1);
            assertThat(e).hasCauseInstanceOf(IntegryServerException.class);
        });
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void believesWhoeverSaysThatACallReads() throws Exception {
        // no further attempt is made of it, so that nobody was asked before
        answers.add(() -> CompletableFuture.failedFuture(Failure.BEYOND_LIMIT.because("too large", 200)));
        assertThat(failure(client.call(REQUEST, () -> CompletableFuture.completedFuture(Effect.READ))))
                .isInstanceOf(IntegryProtocolException.class);
        answers.add(() -> CompletableFuture.failedFuture(Failure.BEYOND_LIMIT.because("too large", 200)));
        assertThat(failure(client.call(REQUEST, () -> CompletableFuture.completedFuture(Effect.WRITE))))
                .isInstanceOf(IntegryOutcomeUnknownException.class);
    }

    @Test
    void keepsOtherCallsOfAThrottledUserBackButNotOtherUsers() throws Exception {
        answer(429, "10");
        CompletableFuture<CallResult> throttled = client.call(REQUEST, EffectSource.WRITE);
        CompletableFuture<CallResult> second = client.call(REQUEST, EffectSource.WRITE);
        assertThat(sent).isEqualTo(1);
        assertThat(client.throttledFor("user-1")).isEqualTo(Duration.ofSeconds(10));

        answerDone();
        IntegryRequest other = new IntegryRequest(Operation.FUNCTION, "f", "user-2", Map.of(), Arguments.NONE, null);
        assertThat(client.call(other, EffectSource.WRITE)).isCompleted();

        answerDone();
        answerDone();
        runTimers();
        assertThat(throttled.get().attempts()).isEqualTo(2);
        assertThat(second.get().attempts()).isEqualTo(1);
    }

    @Test
    void endsAtOnceIfToldToStayAwayBeyondItsTimeout() throws Exception {
        answer(429, "121");
        CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.READ);
        assertThat(((IntegryException) failure(call)).getRetryAfter()).isEqualTo(Duration.ofSeconds(121));
        CompletableFuture<CallResult> next = client.call(REQUEST, EffectSource.READ);
        assertThat(failure(next)).isInstanceOfSatisfying(IntegryThrottledException.class, e -> {
            assertThat(e.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(e.getAttempts()).isZero();
            assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(121));
        });
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void endsWhenTheRoomClosesOrIsFull() throws Exception {
        for (int i = 0; i < 3; i++) {
            answer(503, null);
        }
        CompletableFuture<CallResult> first = client.call(REQUEST, EffectSource.READ);
        CompletableFuture<CallResult> second = client.call(REQUEST, EffectSource.READ);
        CompletableFuture<CallResult> third = client.call(REQUEST, EffectSource.READ);
        assertThat(failure(third)).isInstanceOf(IntegryServerException.class);
        room.close();
        assertThat(failure(first)).isInstanceOf(IntegryServerException.class);
        assertThat(failure(second)).isInstanceOf(IntegryServerException.class);
    }

    @Test
    void endsIfTheTransportThrowsAtALaterAttempt() throws Exception {
        answer(503, null);
        answers.add(() -> {
            throw new IllegalStateException("Client is closed");
        });
        CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.READ);
        try {
            runTimers();
        } catch (IllegalStateException e) {
            // whoever runs timers would log it
        }
        assertThat(failure(call)).isInstanceOf(IntegryTransportException.class);
    }

    /** As when the system gives no further thread. */
    private void loseThreads() {
        executor = step -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
    }

    @Test
    void endsIfThereIsNoThreadToReadItsAnswer() throws Exception {
        answerDone();
        loseThreads();
        CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.WRITE);
        assertThat(failure(call))
                .isInstanceOf(IntegryOutcomeUnknownException.class)
                .hasMessageContaining("native thread");
        assertThat(memory.taken()).isZero();
    }

    @Test
    void endsIfThereIsNoThreadForItsNextAttempt() throws Exception {
        answer(503, null);
        CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.READ);
        loseThreads();
        runTimers();
        assertThat(failure(call)).hasMessageContaining("native thread");
    }

    @Test
    void endsWithItsOwnFailureIfNobodyCanTellWhetherItReads() throws Exception {
        IllegalStateException reason = new IllegalStateException("appSecret is missing");
        for (EffectSource source : List.<EffectSource>of(
                () -> {
                    throw reason;
                },
                () -> CompletableFuture.failedFuture(reason))) {
            answer(503, null);
            assertThat(failure(client.call(REQUEST, source)))
                    .isInstanceOf(IntegryOutcomeUnknownException.class)
                    .cause()
                    .isInstanceOf(IntegryServerException.class)
                    .hasSuppressedException(reason);
        }
    }

    @Test
    void wasNotAttemptedIfThereWasNoPlaceForIt() throws Exception {
        for (int place = 0; place < 3; place++) {
            answers.add(CompletableFuture::new);
            client.call(REQUEST, EffectSource.READ);
        }
        assertThat(failure(client.call(REQUEST, EffectSource.READ)))
                .isInstanceOfSatisfying(IntegryTransportException.class, e -> {
                    assertThat(e.getAttempts()).isZero();
                    assertThat(e.getOutcome()).isEqualTo(Outcome.NOT_SENT);
                });
        assertThat(sent).isEqualTo(3);
    }

    @Test
    void countsItsTimesByNoClockOnAWall() throws Exception {
        for (int hours : new int[] {-1, 1}) {
            answer(429, "3");
            answerDone();
            CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.READ);
            clock.set(Duration.ofHours(hours));
            assertThat(client.throttledFor("user-1")).isEqualTo(Duration.ofSeconds(3));
            runTimers();
            assertThat(call.get().attempts()).isEqualTo(2);
        }
    }

    @Test
    void holdsMemoryUntilItsAnswerIsReadHoweverItEnds() throws Exception {
        CompletableFuture<WireAnswer> open = new CompletableFuture<>();
        answers.add(() -> open);
        CompletableFuture<CallResult> call = client.call(REQUEST, EffectSource.READ);
        assertThat(memory.taken()).isEqualTo(1000);
        CompletableFuture<Long> whenHandedOn = call.thenApply(result -> memory.taken());
        open.complete(DONE);
        assertThat(whenHandedOn).isCompletedWithValue(0L);

        answer(503, null);
        answer(400, null);
        CompletableFuture<CallResult> failed = client.call(REQUEST, EffectSource.READ);
        assertThat(memory.taken()).as("while it waits for its next attempt").isZero();
        runTimers();
        assertThat(failure(failed)).isInstanceOf(IntegryInvalidCallException.class);
        assertThat(memory.taken()).isZero();
    }
}
