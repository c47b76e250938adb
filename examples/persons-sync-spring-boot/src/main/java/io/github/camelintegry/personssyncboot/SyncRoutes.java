package io.github.camelintegry.personssyncboot;

import io.github.camelintegry.option.OutputType;
import java.net.URISyntaxException;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.URISupport;
import org.springframework.stereotype.Component;

/** A route for each user, which walks the user's persons page by page, and one that adds a person. */
@Component
class SyncRoutes extends RouteBuilder {

    static final String ADD_PERSON = "direct:add-person";

    private final SyncProperties sync;
    private final PageReader pages;
    private final PageStore store;

    SyncRoutes(SyncProperties sync, PageReader pages, PageStore store) {
        this.sync = sync;
        this.pages = pages;
        this.store = store;
    }

    @Override
    public void configure() throws URISyntaxException {
        // a page that cannot be stored is the consumer's to report, and to bring again
        errorHandler(noErrorHandler());

        for (String user : sync.users()) {
            from("integry:function/pipedrive-get-all-persons?" + options(user))
                    .routeId(sync.route(user))
                    .process(exchange -> store.store(pages.read(user, exchange.getMessage()), exchange));
        }

        // for the user whom the message names
        from(ADD_PERSON).routeId("add-person").to("integry:function/pipedrive-add-a-person");
    }

    private String options(String user) throws URISyntaxException {
        return URISupport.createQueryString(Map.of(
                "userId",
                user,
                "parameters.limit",
                sync.pageSize(),
                "outputType",
                OutputType.JSON_NODE,
                "cursorRepository",
                "#bean:cursors",
                "initialDelay",
                0,
                "delay",
                sync.every().toMillis()));
    }
}
