package io.github.camelintegry;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Calls for many large answers at once, and for small ones one after the other meanwhile, in a process with a small heap.
 * It ends at once when the heap is exhausted; else it writes to a file what became of the calls.
 */
final class LargeAnswersProcess {

    private static final String READ =
            "integry:function/pipedrive-get-all-persons?functionType=query&parameters.limit=1"
                    + "&outputType=Bytes&responseTimeout=60s&retryTimeout=3m&maxConnections=70";

    private final AsyncProducer producer;
    private final CountDownLatch largeUnderWay;
    private final AtomicInteger good = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private int smallMeanwhile;

    private LargeAnswersProcess(AsyncProducer producer, int large) {
        this.producer = producer;
        this.largeUnderWay = new CountDownLatch(large);
    }

    /** Arguments: base URL, app key, app secret, file, how many large answers. */
    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        IntegryComponent component = context.getComponent("integry", IntegryComponent.class);
        component.getConfiguration().setBaseUrl(args[0]);
        component.getConfiguration().setAppKey(args[1]);
        component.getConfiguration().setAppSecret(args[2]);
        context.start();
        AsyncProducer producer = context.getEndpoint(READ).createAsyncProducer();
        producer.start();
        int large = Integer.parseInt(args[4]);
        Files.writeString(Path.of(args[3]), new LargeAnswersProcess(producer, large).run(large));
        context.stop();
    }

    private String run(int large) throws InterruptedException {
        for (int i = 0; i < large; i++) {
            send("large", () -> largeUnderWay.countDown());
        }
        boolean smallEnd = true;
        while (smallEnd && largeUnderWay.getCount() > 0) {
            CountDownLatch small = new CountDownLatch(1);
            send("small", small::countDown);
            smallEnd = small.await(60, TimeUnit.SECONDS);
            smallMeanwhile += largeUnderWay.getCount() > 0 ? 1 : 0;
        }
        boolean largeEnd = largeUnderWay.await(5, TimeUnit.MINUTES);
        return "large ended " + largeEnd + ", small ended " + smallEnd + ", small meanwhile " + (smallMeanwhile > 10)
                + ", failed " + failed + "\n" + good + " good, " + smallMeanwhile
                + " small meanwhile, peak of the heap "
                + peakMegabytes() + " MB";
    }

    private void send(String user, Runnable then) {
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getIn().setHeader("CamelIntegryUserId", user);
        producer.process(exchange, done -> {
            (exchange.getException() == null ? good : failed).incrementAndGet();
            then.run();
        });
    }

    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum()
                >> 20;
    }

    /** Starts one. */
    static Process start(IntegryFixture fixture, Path folder, String heap, int large) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                LargeAnswersProcess.class.getName()));
        command.addAll(List.of(
                fixture.simulator.baseUrl(),
                fixture.simulator.appKey(),
                fixture.simulator.appSecret(),
                folder.resolve("report").toString(),
                String.valueOf(large)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }
}
