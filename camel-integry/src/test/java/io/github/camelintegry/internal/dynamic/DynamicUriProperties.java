package io.github.camelintegry.internal.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryEndpointUriFactory;
import io.github.camelintegry.internal.options.OptionNames;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.URISupport;

/** Whatever a message gives, the URI has the options that the route has written, and no other. */
class DynamicUriProperties {

    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final OptionNames NAMES = new OptionNames(new IntegryEndpointUriFactory());

    @AfterContainer
    static void stop() {
        CONTEXT.stop();
    }

    private static DynamicUri of(String written) {
        return DynamicUri.of(CONTEXT, NAMES, written);
    }

    @Property(tries = 300)
    void ofAnEndpointHoldsValuesAsTheyAre(@ForAll String name, @ForAll String search, @ForAll String user)
            throws Exception {
        String uri =
                of("integry:function/${header.a}?search=a ${header.b}&userId=${header.c}&parameters.x=\"${header.b}\"")
                        .wholeUri(List.of(name, search, user, search));
        int question = uri.indexOf('?');
        assertThat(uri.substring(0, question)).startsWith("integry:function/");
        assertThat(MessageValue.read(uri.substring("integry:function/".length(), question)))
                .isEqualTo(name);
        Map<String, Object> options = URISupport.parseQuery(uri.substring(question + 1));
        assertThat(options).containsOnlyKeys("search", "userId", "parameters.x");
        assertThat(MessageValue.read(options.get("search"))).isEqualTo("a " + search);
        assertThat(MessageValue.read(options.get("userId"))).isEqualTo(user);
        assertThat(MessageValue.read(options.get("parameters.x"))).isEqualTo(search);
        assertThat(MessageValue.isText(options.get("parameters.x"))).isTrue();
    }

    @Property(tries = 300)
    void besideHeadersIsTheSameForAllMessages(@ForAll String name, @ForAll String user) {
        DynamicUri uri = of("integry:function/${header.a}?userId=${header.c}&retries=2");
        List<String> values = List.of(name, user);
        assertThat(uri.uriBesideHeaders(values)).isEqualTo("integry:function?retries=2");
        assertThat(uri.headers(values)).isEqualTo(Map.of(IntegryConstants.NAME, name, IntegryConstants.USER_ID, user));
    }

    @Example
    void hasWhatTheRouteHasWrittenDecoded() {
        DynamicUri uri = of("integry:function/a+b?userId=u%2B1&connectedAccountId=RAW(a%2Bb)&prompt=#bean");
        assertThat(uri.headers(List.of()))
                .isEqualTo(Map.of(
                        IntegryConstants.NAME,
                        "a+b",
                        IntegryConstants.USER_ID,
                        "u+1",
                        IntegryConstants.CONNECTED_ACCOUNT_ID,
                        "a%2Bb"));
        assertThat(uri.uriBesideHeaders(List.of())).isEqualTo("integry:function?prompt=#bean");
    }

    @Example
    void takesAnOperationThatThereIs() {
        DynamicUri uri = of("integry:${header.a}?retries=2");
        assertThat(uri.wholeUri(List.of("apps"))).isEqualTo("integry:apps?retries=2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> uri.wholeUri(List.of("apps?baseUrl=x")))
                .withMessageStartingWith("Unknown operation");
    }

    @Example
    void takesNoNamesOfOptions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("integry:apps?${header.a}=x"))
                .withMessageContaining("a message gives the name of an option");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("integry:apps?${header.a}"))
                .withMessageContaining("something else than option=value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("integry:apps?search=a&search=b"))
                .withMessageContaining("twice");
    }
}
