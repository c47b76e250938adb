package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SensitiveOptionsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void areAddedOnceToWhatIsMaskedAlready() {
        context.getCamelContextExtension().setAdditionalSensitiveKeywords("mine");
        SensitiveOptions.addTo(context);
        SensitiveOptions.addTo(context);
        assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords())
                .isEqualTo("mine,appsecret,appkey");
    }
}
