package io.github.camelintegry.benchmarks.memory;

import io.github.camelintegry.benchmarks.peers.Contexts;
import io.github.camelintegry.benchmarks.report.Figures;
import io.github.camelintegry.benchmarks.service.Functions;
import io.github.camelintegry.benchmarks.service.Service;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** Takes one page of 50 MB, as bytes. */
public final class LargePage {

    private static final int BYTES = 50_000_000;

    private LargePage() {}

    /** Walks; the argument is the port of the server. */
    public static void main(String[] arguments) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CamelContext context = Contexts.integry(new Service(Integer.parseInt(arguments[0])));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("integry:function/" + Functions.answer(BYTES) + "?outputType=Bytes&initialDelay=0&repeatCount=1")
                        .process(exchange -> {
                            byte[] page = exchange.getMessage().getBody(byte[].class);
                            new Line("page taken", Figures.of(page.length / 1e6) + " MB").print();
                            end.countDown();
                        });
            }
        });
        context.start();
        end.await();
        System.exit(0);
    }
}
