package io.github.camelintegry.personssyncboot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A PostgreSQL of its own, which is gone when the application ends, unless {@code spring.datasource.url} is set.
 *
 * <p>It stops itself at the end of the JVM, beside Spring rather than after it, and cannot be told otherwise. A page that is
 * being stored at that moment fails and is rolled back, with a stack trace; with a database of yours it is waited for.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class DemoDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDatabase.class);
    private static final String NAME = "postgres";

    @Bean
    EmbeddedPostgres postgres() throws IOException {
        EmbeddedPostgres started = EmbeddedPostgres.start();
        LOG.info("No spring.datasource.url, so an embedded PostgreSQL is used: {}", started.getJdbcUrl(NAME, NAME));
        return started;
    }

    /** Takes the place of {@code spring.datasource.*}. */
    @Bean
    JdbcConnectionDetails postgresConnection(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return postgres.getJdbcUrl(NAME, NAME);
            }

            @Override
            public String getUsername() {
                return NAME;
            }

            @Override
            public String getPassword() {
                return "";
            }
        };
    }
}
