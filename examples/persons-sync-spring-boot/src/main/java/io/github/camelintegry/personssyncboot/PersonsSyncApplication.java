package io.github.camelintegry.personssyncboot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;

/**
 * Keeps the persons of several users in PostgreSQL. The sync itself is {@link SyncRoutes} and {@link PageStore}; without
 * an account and a database of yours it runs on {@link DemoIntegry} and {@link DemoDatabase}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PersonsSyncApplication {

    private static final Logger LOG = LoggerFactory.getLogger(PersonsSyncApplication.class);

    /** Runs until it is stopped. */
    public static void main(String... arguments) {
        SpringApplication.run(PersonsSyncApplication.class, arguments);
    }

    @EventListener
    void sayWhere(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
            LOG.info(
                    "Watch the walks at http://localhost:{}", web.getWebServer().getPort());
        }
    }
}
