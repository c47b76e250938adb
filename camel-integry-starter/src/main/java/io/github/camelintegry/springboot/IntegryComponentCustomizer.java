package io.github.camelintegry.springboot;

import io.github.camelintegry.IntegryComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Sets properties on Integry components, on each those of its own name. */
final class IntegryComponentCustomizer implements ComponentCustomizer {

    private static final String MAIN = "integry";

    private final ApplicationContext applicationContext;
    private final IntegryComponentConfiguration main;

    IntegryComponentCustomizer(ApplicationContext applicationContext, IntegryComponentConfiguration main) {
        this.applicationContext = applicationContext;
        this.main = main;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return target instanceof IntegryComponent
                && HierarchicalPropertiesEvaluator.evaluate(
                        applicationContext, "camel.component.customizer", prefix(name) + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        Map<String, Object> given = CamelPropertiesHelper.getNonNullProperties(
                target.getCamelContext(), name.equals(MAIN) ? main : other(name));
        // the object that the others are set on comes first
        Map<String, Object> inOrder = new LinkedHashMap<>();
        if (given.containsKey("configuration")) {
            inOrder.put("configuration", given.remove("configuration"));
        }
        inOrder.putAll(given);
        CamelPropertiesHelper.setCamelProperties(target.getCamelContext(), target, inOrder, false);
    }

    /** As Spring binds {@link #main}, but under the prefix of another component, which no annotation can name. */
    private IntegryComponentConfiguration other(String name) {
        Environment environment = applicationContext.getEnvironment();
        ApplicationConversionService conversion = new ApplicationConversionService();
        conversion.addConverter(new IntegryComponentConverter(applicationContext));
        return new Binder(
                        ConfigurationPropertySources.get(environment),
                        new PropertySourcesPlaceholdersResolver(environment),
                        conversion)
                .bindOrCreate(
                        prefix(name),
                        Bindable.of(IntegryComponentConfiguration.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
    }

    private static String prefix(String name) {
        return ConfigurationPropertyName.adapt("camel.component." + DataObjectPropertyName.toDashedForm(name), '.')
                .toString();
    }
}
