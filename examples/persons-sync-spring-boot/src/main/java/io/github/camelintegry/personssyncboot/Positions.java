package io.github.camelintegry.personssyncboot;

import io.github.camelintegry.position.JdbcCursorRepository;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Where each walk is: in a table of the database that has the persons. */
@Configuration(proxyBeanMethods = false)
class Positions {

    /** Used within a transaction of Spring's, it is part of it; else each of its statements is a transaction. */
    @Bean
    JdbcCursorRepository cursors(DataSource database) {
        JdbcCursorRepository cursors = new JdbcCursorRepository(new TransactionAwareDataSourceProxy(database));
        // Flyway makes it
        cursors.setCreateTableIfNotExists(false);
        return cursors;
    }
}
