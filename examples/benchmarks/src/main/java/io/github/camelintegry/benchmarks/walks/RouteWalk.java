package io.github.camelintegry.benchmarks.walks;

import io.github.camelintegry.IntegryConstants;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** A route that begins with {@code integry:}, started for each walk: its start is part of the time. */
record RouteWalk(CamelContext context) implements WalkSubject {

    private static final String ROUTE = "walk";
    private static final int PATIENCE_SECONDS = 120;

    RouteWalk {
        context.start();
    }

    @Override
    public WalkTime walk(WalkCase pages) throws Exception {
        Work work = pages.work();
        CountDownLatch end = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("integry:function/" + pages.function() + "?initialDelay=0&repeatCount=1")
                        .routeId(ROUTE)
                        .autoStartup(false)
                        .process(exchange -> {
                            work.onPage();
                            if (exchange.getMessage().getHeader(IntegryConstants.LAST_PAGE, Boolean.class)) {
                                end.countDown();
                            }
                        });
            }
        });
        long begun = System.nanoTime();
        context.getRouteController().startRoute(ROUTE);
        if (!end.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The walk did not end: " + work.pages() + " pages of " + pages.pages());
        }
        WalkTime time = WalkTime.since(begun, work);
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
        return time;
    }

    @Override
    public void close() {
        context.stop();
    }
}
