package io.github.camelintegry.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No name reaches another path, and no text changes on its way into a query. */
class ResourceStyleProperties {

    private static final Operation[] NAMED = {Operation.FUNCTION, Operation.SCHEMA, Operation.APP};

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> part = Arbitraries.of(
                "/", "..", ".", "%2e", "%2F", "%", "?", "#", "\r\n", "\0", ";", "\\", "😀", "é", " ", "&", "=", "+",
                ":", "@", "a", "..;", "\u2028", "\ud800", "\u202e", "//", "http:", "~", "\u2215", "\uff0e");
        return Arbitraries.oneOf(
                part.list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts)), Arbitraries.strings());
    }

    @Property(tries = 1000)
    void aNameIsOneSegmentOrRefused(@ForAll("hostile") String name) {
        for (Operation operation : NAMED) {
            assertOneSegmentOrRefused(operation, name);
        }
    }

    @Example
    void aNameOfAMegabyteIsRefused() {
        assertThat(assertOneSegmentOrRefused(Operation.FUNCTION, "a".repeat(1 << 20)))
                .isFalse();
        assertThat(assertOneSegmentOrRefused(Operation.FUNCTION, "a".repeat(512)))
                .isTrue();
    }

    @Example
    void aNameThatAServerMightReadAsAPathIsRefused() {
        for (String name : new String[] {
            "..", ".", "a/b", "../apps", "a%2fb", "%2e%2e", "a?b", "a#b", "a\r\nHost: x", "a\0", "a;b", "a\\b", "\ud800"
        }) {
            assertThat(assertOneSegmentOrRefused(Operation.FUNCTION, name))
                    .as(name)
                    .isFalse();
        }
    }

    /** Whether the name was taken. */
    private static boolean assertOneSegmentOrRefused(Operation operation, String name) {
        String target;
        try {
            target = ApiStyle.RESOURCE.encode(Wire.request(operation, name)).target();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains("name").hasSizeLessThan(500).doesNotContain("\n", "\r");
            return false;
        }
        URI uri = URI.create("https://host" + target);
        assertThat(target).matches("[A-Za-z0-9/._~%-]+");
        assertThat(uri.getRawQuery()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.normalize()).isEqualTo(uri);
        String[] segments = uri.getRawPath().split("/", -1);
        assertThat(segments).hasSize(operation.isCall() ? 4 : 3);
        assertThat(URI.create("/" + segments[2]).getPath()).isEqualTo("/" + name);
        return true;
    }

    @Property(tries = 1000)
    void aQueryValueArrivesAsItWas(@ForAll("hostile") String value, @ForAll("hostile") String name) {
        WireRequest wire;
        try {
            wire = ApiStyle.RESOURCE.encode(Wire.request(Operation.FUNCTIONS, null, Map.of(name, value)));
        } catch (IllegalArgumentException e) {
            assertThat(UTF_8.newEncoder().canEncode(name + "|" + value)).isFalse();
            assertThat(e).hasMessageContaining("query parameter");
            return;
        }
        assertThat(Wire.onlyParameter(wire)).isEqualTo(Map.entry(name, value));
    }
}
