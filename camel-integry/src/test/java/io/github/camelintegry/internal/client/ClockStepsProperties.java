package io.github.camelintegry.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.answer.StatusRanges;
import io.github.camelintegry.internal.client.body.AnswerMemory;
import io.github.camelintegry.internal.client.retry.Admission;
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
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.option.BodyFormat;
import io.github.camelintegry.option.RetryMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/**
 * Calls of several users go on as if nothing had happened while the clock is set forward and back at random: the same
 * requests at the same times, and the same ends.
 */
@Tag("soak")
class ClockStepsProperties {

    private static final List<String> RETRY_AFTER = List.of("1", "2.5", "7, 3", "date", "epoch", "3600", "soon");

    /** What was sent when, and how calls ended when. */
    private static List<String> course(long seed, boolean steps) {
        VirtualTime time = new VirtualTime();
        Random service = new Random(seed);
        Random clock = new Random(seed + 1);
        List<String> course = new ArrayList<>();
        Transport transport = (baseUrl, wire, signature, limits) -> {
            course.add(time.passed() + " sent for " + signature.userId());
            CompletableFuture<WireAnswer> answer = new CompletableFuture<>();
            int status = List.of(200, 429, 503).get(service.nextInt(3));
            String retryAfter = RETRY_AFTER.get(service.nextInt(RETRY_AFTER.size()));
            time.after(Duration.ofMillis(20), () -> answer.complete(answer(time, status, retryAfter)));
            return answer;
        };
        Random jitter = new Random(seed + 2);
        IntegryClient client = new IntegryClient(
                new ClientRuntime(
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
                        jitter::nextDouble),
                new CallSettings(
                        BaseUrl.parse("https://h", false),
                        ApiStyle.RESOURCE,
                        BodyFormat.JSON,
                        JsonCodec.DEFAULT,
                        Duration.ofSeconds(30),
                        1024,
                        StatusRanges.parse("200-299"),
                        new RetryPolicy(
                                4,
                                Duration.ofMillis(500),
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(2),
                                RetryMode.SAFE)),
                () -> new Signer(new IntegryCredentials("k", "s")));
        for (int second = 0; second < 1200; second += 5) {
            int number = second;
            time.after(Duration.ofSeconds(second), () -> {
                Duration step = Duration.ofMinutes(clock.nextInt(20_000) - 10_000);
                if (steps) {
                    time.setClock(step);
                }
                client.call(
                                new IntegryRequest(
                                        Operation.FUNCTION, "f", "u" + number % 3, Map.of(), Arguments.NONE, null),
                                EffectSource.READ)
                        .whenComplete((result, failure) -> course.add(time.passed() + " ended " + number + ' '
                                + (failure == null ? "well" : String.valueOf(Causes.unwrapped(failure)))));
            });
        }
        time.runOut();
        return course;
    }

    /** A date or moment is by the clock of the service, which is right, or is set along with ours. */
    private static WireAnswer answer(VirtualTime time, int status, String retryAfter) {
        Instant now = Instant.ofEpochSecond(time.instant().getEpochSecond());
        String value =
                switch (retryAfter) {
                    case "date" -> httpDate(now.plusSeconds(4));
                    case "epoch" -> String.valueOf(now.plusSeconds(4).getEpochSecond());
                    default -> retryAfter;
                };
        return new WireAnswer(
                status,
                name -> switch (name) {
                    case "Retry-After" -> List.of(value);
                    case "Date" -> List.of(httpDate(now));
                    default -> List.of();
                },
                "{\"network_code\":200}".getBytes(StandardCharsets.UTF_8));
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    @Property(tries = 300)
    void nothingThatIsMeasuredDependsOnTheClock(@ForAll long seed) {
        List<String> undisturbed = course(seed, false);
        assertThat(undisturbed).hasSizeGreaterThan(100);
        assertThat(course(seed, true)).isEqualTo(undisturbed);
    }
}
