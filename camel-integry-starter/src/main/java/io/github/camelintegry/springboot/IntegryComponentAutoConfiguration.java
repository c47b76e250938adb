package io.github.camelintegry.springboot;

import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Sets {@code camel.component.integry.*} on the component {@code integry}, and {@code camel.component.<name>.*} on a
 * component bean of another name. A second workspace is one such bean:
 *
 * <pre>{@code
 * @Bean("integry-eu")
 * IntegryComponent integryEu() {
 *     return new IntegryComponent();
 * }
 * }</pre>
 *
 * <p>with {@code camel.component.integry-eu.app-key} and so on among the properties, and {@code integry-eu:function/…} in
 * the routes. It takes nothing from the properties of the other workspace.
 *
 * <p>Only what the properties say is set: a default never replaces what a component bean was given in code. A property
 * that is no option ends the start.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@EnableConfigurationProperties({ComponentConfigurationProperties.class, IntegryComponentConfiguration.class})
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.integry"})
public class IntegryComponentAutoConfiguration {

    private final ApplicationContext applicationContext;
    private final IntegryComponentConfiguration configuration;

    /** With the properties of the component {@code integry}. */
    public IntegryComponentAutoConfiguration(
            ApplicationContext applicationContext, IntegryComponentConfiguration configuration) {
        this.applicationContext = applicationContext;
        this.configuration = configuration;
    }

    /** Static, since Spring needs it before it can make anything that has properties. */
    @Bean
    @ConfigurationPropertiesBinding
    static IntegryComponentConverter integryComponentConverter(ApplicationContext applicationContext) {
        return new IntegryComponentConverter(applicationContext);
    }

    /** Called by Camel for each component that it begins to use. */
    @Lazy
    @Bean
    public ComponentCustomizer configureIntegryComponent() {
        return new IntegryComponentCustomizer(applicationContext, configuration);
    }
}
