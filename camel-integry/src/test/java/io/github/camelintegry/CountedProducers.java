package io.github.camelintegry;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/** Counts the producers that are made of our endpoints, from when it is registered with a context. */
class CountedProducers implements EndpointStrategy {

    private final AtomicInteger made = new AtomicInteger();

    static CountedProducers of(IntegryFixture fixture) {
        CountedProducers producers = new CountedProducers();
        fixture.context.getCamelContextExtension().registerEndpointCallback(producers);
        return producers;
    }

    int made() {
        return made.get();
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        return endpoint instanceof IntegryEndpoint ours ? new Counted(ours) : endpoint;
    }

    private final class Counted extends DefaultEndpoint {
        private final IntegryEndpoint endpoint;

        Counted(IntegryEndpoint endpoint) {
            super(endpoint.getEndpointUri(), endpoint.getComponent());
            this.endpoint = endpoint;
        }

        @Override
        public Producer createProducer() throws Exception {
            made.incrementAndGet();
            return endpoint.createProducer();
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            return endpoint.createConsumer(processor);
        }

        @Override
        protected void doStart() {
            ServiceHelper.startService(endpoint);
        }
    }
}
