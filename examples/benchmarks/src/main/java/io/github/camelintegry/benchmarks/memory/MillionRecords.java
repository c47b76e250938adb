package io.github.camelintegry.benchmarks.memory;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.benchmarks.peers.Contexts;
import io.github.camelintegry.benchmarks.service.Functions;
import io.github.camelintegry.benchmarks.service.Service;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Walks 10,000 pages of 100 records, and looks at the heap on the way. */
public final class MillionRecords {

    private static final int PAGES = 10_000;
    private static final Set<Long> LOOK_AT = Set.of(100L, 1_000L, 5_000L, 10_000L);

    private MillionRecords() {}

    /** Walks; the argument is the port of the server. */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CamelContext context = Contexts.integry(new Service(Integer.parseInt(arguments[0])));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("integry:function/" + Functions.pages(PAGES, 100, 0) + "?initialDelay=0&repeatCount=1")
                        .process(exchange -> {
                            look(exchange);
                            if (exchange.getMessage().getHeader(IntegryConstants.LAST_PAGE, Boolean.class)) {
                                end.countDown();
                            }
                        });
            }
        });
        context.start();
        end.await();
        System.exit(0);
    }

    private static void look(Exchange exchange) {
        long page = exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, Long.class);
        if (LOOK_AT.contains(page)) {
            Line.megabytes("heap at page %,d".formatted(page), Heap.afterCollection())
                    .print();
        }
    }
}
