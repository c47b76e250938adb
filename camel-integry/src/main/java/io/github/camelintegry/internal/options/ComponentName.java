package io.github.camelintegry.internal.options;

import java.util.Comparator;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;

/** The name by which a component is known to its context, which tells two workspaces apart. */
public final class ComponentName {

    private static final String DEFAULT = "integry";

    private ComponentName() {}

    /** {@return the first of its names; the usual one as long as it has none} */
    public static String of(Component component) {
        CamelContext context = component.getCamelContext();
        return context.getComponentNames().stream()
                .filter(name -> context.hasComponent(name) == component)
                .min(Comparator.naturalOrder())
                .orElse(DEFAULT);
    }
}
