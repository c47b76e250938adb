package io.github.camelintegry.internal.designtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;

/** What a designer hands over, before an endpoint reads it. */
class GivenOptionsTest {

    private static GivenOptions given(Map<String, Object> options) {
        return GivenOptions.of(options);
    }

    @Test
    void emptyOptionsSayNothing() {
        Map<String, Object> options = new HashMap<>(Map.of("userId", "u1", "name", " ", "app", "", "retries", 0));
        options.put("search", null);
        assertThat(given(options).options()).containsOnly(Map.entry("userId", "u1"), Map.entry("retries", 0));
    }

    @Test
    void withoutAnOperationTheyAreAboutOneFunctionOrThoseThatAListingChooses() {
        assertThat(given(Map.of()).withOperation()).containsEntry("operation", "function");
        assertThat(given(Map.of("app", "slack")).withOperation()).containsEntry("operation", "functions");
        assertThat(given(Map.of("app", "slack", "name", "slack-post-message")).withOperation())
                .containsEntry("operation", "function");
        assertThat(given(Map.of("app", "slack", "operation", "apps")).withOperation())
                .containsEntry("operation", "apps");
    }

    @Test
    void operationAndNameAreReadFromThePath() {
        List<Object> read = new ArrayList<>();
        DesignOptions.Reader reader = (remaining, options) -> {
            read.add(remaining);
            read.add(options);
            throw new IOException("not wanted here");
        };
        assertThatThrownBy(() -> given(Map.of("scheme", "integry", "name", "slack-post-message", "userId", "u1"))
                        .readBy(reader))
                .isInstanceOf(RuntimeCamelException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(read).containsExactly("function/slack-post-message", Map.of("userId", "u1"));
    }

    @Test
    void anOptionThatCannotBeSetIsNamedWithoutItsValue() {
        DesignOptions.Reader reader = (remaining, options) -> {
            throw new PropertyBindingException(this, "appSecret", "s3cr3t", new IllegalStateException("of s3cr3t"));
        };
        assertThatThrownBy(() -> given(Map.of("appSecret", "s3cr3t")).readBy(reader))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option appSecret has a value that it cannot take")
                .hasNoCause();
    }
}
