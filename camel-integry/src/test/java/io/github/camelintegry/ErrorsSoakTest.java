package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Errors at random in the routes of many walks: every walk comes to its end, and nothing is lost. */
@Tag("soak")
class ErrorsSoakTest {

    private static final int WALKS = 20;
    private static final int PERSONS = 400;

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(PERSONS).start());

    private final Map<String, Set<Integer>> rows = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final AtomicInteger errors = new AtomicInteger();
    private final Random random = new Random(20_261_127);

    @Test
    void everyWalkGoesOnAndNothingIsLost() throws Exception {
        fixture.component.setPollThreads(4);
        fixture.start(routes -> {
            for (int walk = 0; walk < WALKS; walk++) {
                String user = "u" + walk;
                String uri = "integry:function/pipedrive-get-all-persons?functionType=query&parameters.limit=5"
                        + "&initialDelay=0&delay=5&sendEndOfWalk=true&userId=" + user;
                if (walk % 2 == 0) {
                    routes.from(uri).process(exchange -> save(user, exchange));
                } else {
                    routes.from(uri)
                            .enrich("integry:apps?userId=" + user, (page, apps) -> page)
                            .process(exchange -> save(user, exchange));
                }
            }
        });
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> ended.size() == WALKS);
        Set<Integer> all = IntStream.rangeClosed(1, PERSONS).boxed().collect(Collectors.toSet());
        assertThat(rows).hasSize(WALKS).allSatisfy((user, ids) -> assertThat(ids)
                .isEqualTo(all));
        assertThat(errors.get()).isGreaterThan(WALKS);
    }

    private void save(String user, Exchange exchange) {
        failAtRandom();
        JsonNode page = exchange.getIn().getBody(JsonNode.class);
        if (page == null) {
            ended.add(user);
            return;
        }
        Set<Integer> ids = rows.computeIfAbsent(user, first -> ConcurrentHashMap.newKeySet());
        page.forEach(person -> ids.add(person.get("id").asInt()));
        failAtRandom();
    }

    private void failAtRandom() {
        int number;
        synchronized (random) {
            number = random.nextInt(60);
        }
        if (number < 3) {
            errors.incrementAndGet();
        }
        switch (number) {
            case 0 -> throw new OutOfMemoryError("thrown by the test");
            case 1 -> throw new NoSuchMethodError("thrown by the test");
            case 2 -> endless(1);
            default -> {}
        }
    }

    private static int endless(int depth) {
        // the stack ends long before the numbers do
        return depth == 0 ? 0 : 1 + endless(depth + 1);
    }
}
