package io.github.camelintegry.internal.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelintegry.IntegryEndpointUriFactory;
import io.github.camelintegry.internal.options.OptionNames;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamicUrisTest {

    private static final String WRITTEN = "integry:function/x?userId=${header.user}";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);
    private final DynamicUris uris =
            new DynamicUris(new OptionNames(new IntegryEndpointUriFactory()), String.class::isInstance);

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void areTakenApartOnce() {
        exchange.getIn().setHeader("user", "u1");
        DynamicUris.Resolved first = uris.resolve(exchange, "integry:function/x?userId=u1", WRITTEN);
        exchange.getIn().setHeader("user", "u2");
        DynamicUris.Resolved second = uris.resolve(exchange, "integry:function/x?userId=u2", WRITTEN);
        assertThat(first.values()).containsExactly("u1");
        assertThat(second.values()).containsExactly("u2");
        assertThat(second.uri()).isSameAs(first.uri());
    }

    @Test
    void areReadWithThePlaceholdersOfTheMoment() {
        context.getPropertiesComponent().addOverrideProperty("fn", "x");
        DynamicUris.Resolved first =
                uris.resolve(exchange, "integry:function/x?search=", "integry:function/{{fn}}?search=${header.a}");
        context.getPropertiesComponent().addOverrideProperty("fn", "y");
        DynamicUris.Resolved second =
                uris.resolve(exchange, "integry:function/y?search=", "integry:function/{{fn}}?search=${header.a}");
        assertThat(first.uri().name()).isEqualTo("x");
        assertThat(second.uri().name()).isEqualTo("y");
    }

    @Test
    void areRefusedWhereTheTextIsNotWhatCamelMadeTheUriOf() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> uris.resolve(exchange, "integry:apps?userId=u1", WRITTEN))
                .withMessageStartingWith("The component cannot tell which part of the URI the route has written");
    }
}
