package io.github.camelintegry.benchmarks.memory;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.benchmarks.peers.Contexts;
import io.github.camelintegry.benchmarks.service.Functions;
import io.github.camelintegry.benchmarks.service.Service;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;

/**
 * A thousand scheduled consumers that share a few threads: one walks 10,000 pages, and the others are to be polled in
 * their period all the same.
 */
public final class ManyConsumers {

    /** The option of the component that says how many threads its consumers share. */
    private static final String SHARED_THREADS = "pollThreads";

    private static final int THREADS = 8;
    private static final int CONSUMERS = 1_000;
    private static final int PAGES = 10_000;
    private static final int PERIOD_SECONDS = 10;

    private ManyConsumers() {}

    /** Polls; the argument is the port of the server. */
    public static void main(String[] arguments) throws Exception {
        CamelContext context = Contexts.integry(new Service(Integer.parseInt(arguments[0])));
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(context.getComponent("integry", IntegryComponent.class))
                .withProperty(SHARED_THREADS, THREADS)
                .withMandatory(true)
                .bind();
        context.start();
        long emptyHeap = Heap.afterCollection();
        int emptyThreads = Heap.threads();
        CountDownLatch longWalk = new CountDownLatch(1);
        AtomicIntegerArray polls = new AtomicIntegerArray(CONSUMERS);
        long begun = System.nanoTime();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(consumer(0, PAGES, 0)).process(exchange -> {
                    if (exchange.getMessage().getHeader(IntegryConstants.LAST_PAGE, Boolean.class)) {
                        longWalk.countDown();
                    }
                });
                for (int i = 1; i < CONSUMERS; i++) {
                    int number = i;
                    from(consumer(i, 1, 1)).process(exchange -> polls.incrementAndGet(number));
                }
            }
        });
        Thread.sleep(PERIOD_SECONDS * 1000L);
        int threads = Heap.threads();
        longWalk.await();
        long periods = Math.max(1, (System.nanoTime() - begun) / (PERIOD_SECONDS * 1_000_000_000L));
        report(polls, periods);
        new Line("threads over an empty context", String.valueOf(threads - emptyThreads)).print();
        Line.megabytes("heap over an empty context", Heap.afterCollection() - emptyHeap)
                .print();
        System.exit(0);
    }

    private static void report(AtomicIntegerArray polls, long periods) {
        int least = Integer.MAX_VALUE;
        for (int i = 1; i < CONSUMERS; i++) {
            least = Math.min(least, polls.get(i));
        }
        new Line("periods until the long walk ended", String.valueOf(periods)).print();
        new Line("polls of the consumer that had fewest", String.valueOf(least)).print();
    }

    /** Each of another user, so that no two walk the same. */
    private static String consumer(int number, int pages, int latencyMillis) {
        return "integry:function/" + Functions.pages(pages, 10, latencyMillis) + "?userId=user-" + number
                + "&initialDelay=0&delay=" + PERIOD_SECONDS + "s";
    }
}
