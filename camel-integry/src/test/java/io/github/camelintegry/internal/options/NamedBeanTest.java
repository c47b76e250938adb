package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedBeanTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void isOneThatTheRegistryHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedBean.require(context, "pollStrategy", Runnable.class, "#bean:a"))
                .withMessageContaining("the bean 'a', and the registry has none of that name")
                .withMessageEndingWith("declare a bean that is a Runnable");
    }

    @Test
    void isOneThatTheOptionTakes() {
        context.getRegistry().bind("a", "text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedBean.require(context, "pollStrategy", Runnable.class, "#a"))
                .withMessageContaining("the bean 'a', which is a java.lang.String: name a bean that is a Runnable");
        assertThatCode(() -> NamedBean.require(context, "x", CharSequence.class, "#a"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "#autowired", "#property:a"})
    void isLeftToCamelInAnyOtherForm(String reference) {
        assertThatCode(() -> NamedBean.require(context, "x", Runnable.class, reference))
                .doesNotThrowAnyException();
    }
}
