package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class ComponentNameTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void isTheOneUnderWhichItIsRegistered() {
        IntegryComponent eu = new IntegryComponent(context);
        assertThat(ComponentName.of(eu)).isEqualTo("integry");
        context.addComponent("integry", new IntegryComponent());
        context.addComponent("integry-eu", eu);
        assertThat(ComponentName.of(eu)).isEqualTo("integry-eu");
    }
}
