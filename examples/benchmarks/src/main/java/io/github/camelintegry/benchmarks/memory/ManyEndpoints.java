package io.github.camelintegry.benchmarks.memory;

import io.github.camelintegry.benchmarks.peers.Contexts;
import io.github.camelintegry.benchmarks.service.Functions;
import io.github.camelintegry.benchmarks.service.Service;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Calls by a thousand endpoints, of one function each, and compares heap and threads with those of a context without any. */
public final class ManyEndpoints {

    private static final int ENDPOINTS = 1_000;

    private ManyEndpoints() {}

    /** Calls; the argument is the port of the server. */
    public static void main(String[] arguments) throws Exception {
        CamelContext context = Contexts.integry(new Service(Integer.parseInt(arguments[0])));
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        long emptyHeap = Heap.afterCollection();
        int emptyThreads = Heap.threads();
        call(template, 0);
        int threadsOfOne = Heap.threads();
        for (int i = 1; i < ENDPOINTS; i++) {
            call(template, i);
        }
        Line.megabytes("heap over an empty context", Heap.afterCollection() - emptyHeap)
                .print();
        new Line("threads over an empty context, with one endpoint", String.valueOf(threadsOfOne - emptyThreads))
                .print();
        new Line("threads over an empty context, with all", String.valueOf(Heap.threads() - emptyThreads)).print();
        System.exit(0);
    }

    private static void call(ProducerTemplate template, int number) {
        template.requestBody("integry:function/" + Functions.answer(300 + number), "{}");
    }
}
