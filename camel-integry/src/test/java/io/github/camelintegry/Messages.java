package io.github.camelintegry;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;

/** What a user reads of a failure: the messages of its whole chain. */
public final class Messages {

    private Messages() {}

    public static String of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .collect(Collectors.joining("\n"));
    }

    /** What is said when this fixture starts with this route; empty if it starts. */
    public static String ofStart(IntegryFixture fixture, IntegryFixture.Routes routes) {
        RoutesBuilder builder = new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                routes.add(this);
            }
        };
        try {
            fixture.start(builder);
            return "";
        } catch (Exception e) {
            return of(e);
        }
    }
}
