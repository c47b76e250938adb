package io.github.camelintegry;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Shows Camel the components of this kind that have another name than {@code integry}, before a route is made. A route
 * with a dynamic URI asks for its component without creating it, and would otherwise find no guard for the URI of one that
 * is a bean which nothing has used yet. Camel loads this by itself.
 */
public class IntegryContextServicePlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext camelContext) {
        camelContext.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onRouteContextCreate(Route route) {
                createComponents(camelContext);
            }
        });
    }

    private static void createComponents(CamelContext context) {
        for (String bean :
                context.getRegistry().findByTypeWithName(IntegryComponent.class).keySet()) {
            // Camel looks for a bean under the name of the component, and under this one
            String name = bean.endsWith("-component") ? bean.substring(0, bean.length() - "-component".length()) : bean;
            if (context.hasComponent(name) == null) {
                context.getComponent(name);
            }
        }
    }
}
