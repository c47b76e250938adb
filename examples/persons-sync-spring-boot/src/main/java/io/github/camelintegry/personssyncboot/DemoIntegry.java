package io.github.camelintegry.personssyncboot;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.time.Duration;
import org.apache.camel.spi.ComponentCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A simulator in Integry's place, unless there is an account: {@code camel.component.integry.app-key}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${camel.component.integry.app-key:}'.isEmpty()")
class DemoIntegry {

    private static final Logger LOG = LoggerFactory.getLogger(DemoIntegry.class);

    /**
     * The simulator.
     *
     * @param persons how many persons there are, the same ones for each user
     * @param latency how long each answer waits, so that there is something to watch
     */
    @Bean
    IntegrySimulator simulator(@Value("${demo.persons}") int persons, @Value("${demo.latency}") Duration latency) {
        IntegrySimulator started =
                IntegrySimulator.builder().persons(persons).latency(latency).start();
        LOG.info("No App-Key, so a simulator of Integry with {} persons is used: {}", persons, started.baseUrl());
        return started;
    }

    @Bean
    ComponentCustomizer useSimulator(IntegrySimulator simulator) {
        return ComponentCustomizer.builder(IntegryComponent.class).build((name, component) -> {
            IntegryConfiguration options = component.getConfiguration();
            options.setBaseUrl(simulator.baseUrl());
            options.setAppKey(simulator.appKey());
            options.setAppSecret(simulator.appSecret());
        });
    }
}
