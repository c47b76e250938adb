package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.position.JdbcCursorRepository;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The other way that the README shows: a route that is the transaction, by nothing but what Spring Boot brings. */
@RunningSync
class TransactedRouteTest {

    private static final String KEY = "transacted";

    @Autowired
    private CamelContext camel;

    @Autowired
    private ProducerTemplate template;

    @Autowired
    private JdbcCursorRepository cursors;

    @Autowired
    private Tables tables;

    private boolean fails;

    @BeforeEach
    void addRoute() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:page")
                        .routeId(KEY)
                        .transacted()
                        .process(exchange -> insert())
                        .process(cursors::commit)
                        .process(exchange -> failIfToldTo());
            }
        });
    }

    @AfterEach
    void removeRoute() throws Exception {
        camel.getRouteController().stopRoute(KEY);
        camel.removeRoute(KEY);
        cursors.remove(KEY);
        tables.sql().sql("DELETE FROM persons WHERE user_id = 'linus'").update();
    }

    private void insert() {
        tables.sql()
                .sql("INSERT INTO persons (user_id, id, synced_at) VALUES ('linus', 1, now())")
                .update();
    }

    private void failIfToldTo() {
        if (fails) {
            throw new IllegalStateException("behind the commit");
        }
    }

    @Test
    void storesRowsAndPositionTogetherOrNeither() {
        fails = true;
        send();
        assertThat(tables.persons("linus")).isEmpty();
        assertThat(cursors.getState(KEY)).isNull();

        fails = false;
        send();
        assertThat(tables.persons("linus")).hasSize(1);
        assertThat(cursors.getState(KEY)).isEqualTo("position");
    }

    private void send() {
        template.send("direct:page", exchange -> exchange.getMessage()
                .setHeaders(Map.of(IntegryConstants.CURSOR_KEY, KEY, IntegryConstants.POSITION, "position")));
    }
}
