package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.Http2Faults;
import io.github.camelintegry.simulator.journal.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thirty users over connections of HTTP/2 that die, refuse and end again and again. */
@Tag("soak")
class Http2DeathsSoakTest {

    private static final String READ = "integry:function/pipedrive-get-all-persons?functionType=query"
            + "&responseTimeout=1s&retries=20&retryTimeout=2m&retryBackoffMax=100";
    private static final String ADD =
            "integry:function/pipedrive-add-a-person?functionType=action&responseTimeout=1s&retries=8&retryTimeout=2m";
    private static final int USERS = 30;
    private static final int CALLS_EACH = 150;

    private final Random random = new Random(11);
    private final ConcurrentLinkedQueue<Exception> failedReads = new ConcurrentLinkedQueue<>();
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();

    private Optional<Fault> fault() {
        return switch (random.nextInt(150)) {
            case 0 -> Optional.of(ConnectionFaults.dead());
            case 1, 2, 3 -> Optional.of(Http2Faults.refusedStream());
            case 4 -> Optional.of(Http2Faults.goAway());
            case 5 -> Optional.of(Http2Faults.goAwayTwice());
            case 6 -> Optional.of(ConnectionFaults.hang());
            default -> Optional.empty();
        };
    }

    @Test
    void everyReadSucceedsAndNothingIsWrittenTwice() throws Exception {
        try (IntegryFixture fixture = HttpVersions.fixture("HTTP/2")) {
            fixture.component.getConfiguration().setConnectTimeout(3_000);
            fixture.start();
            fixture.simulator.faults().script(request -> fault());
            List<CompletableFuture<Void>> users = new ArrayList<>();
            for (int user = 0; user < USERS; user++) {
                String name = "user" + user;
                users.add(CompletableFuture.runAsync(() -> calls(fixture, name)));
            }
            CompletableFuture.allOf(users.toArray(CompletableFuture[]::new)).get(8, TimeUnit.MINUTES);

            assertThat(failedReads).isEmpty();
            Ledger ledger = fixture.simulator.ledger();
            assertThat(ledger.marks())
                    .allSatisfy(
                            mark -> assertThat(ledger.executions(mark)).as(mark).isEqualTo(1));
            assertThat(succeeded).hasSizeGreaterThan(USERS);
            assertThat(ledger.marks()).containsAll(succeeded);
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> fixture.simulator.openConnections() <= 1);
        }
    }

    private void calls(IntegryFixture fixture, String user) {
        for (int i = 0; i < CALLS_EACH; i++) {
            boolean writes = i % 3 == 0;
            String record = user + "-" + i;
            Exchange exchange = fixture.template()
                    .request((writes ? ADD : READ) + "&userId=" + user, sent -> sent.getIn()
                            .setBody(writes ? Map.of("name", record, Ledger.ARGUMENT, record) : null));
            if (!writes && exchange.getException() != null) {
                failedReads.add(exchange.getException());
            } else if (writes && exchange.getException() == null) {
                succeeded.add(record);
            }
        }
    }
}
