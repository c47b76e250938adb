package io.github.camelintegry.internal.options;

import org.apache.camel.CamelContext;
import org.apache.camel.support.EndpointHelper;

/**
 * Looks early at the bean that an option names. Camel itself would begin its message with the binding of a property, and
 * does not tell a bean that is missing from one of another type.
 */
public final class NamedBean {

    private static final String BEAN = "#bean:";
    private static final String AUTOWIRED = "autowired";

    private NamedBean() {}

    /** Refuses the name of no bean, or of one that the option cannot take; other kinds of reference are left to Camel. */
    public static void require(CamelContext context, String option, Class<?> type, String reference) {
        boolean aValue = type == String.class || type.isPrimitive() || type.isEnum();
        if (aValue || !EndpointHelper.isReferenceParameter(reference)) {
            return;
        }
        String name = reference.startsWith(BEAN) ? reference.substring(BEAN.length()) : reference.substring(1);
        if (name.indexOf(':') >= 0 || name.equals(AUTOWIRED)) {
            return;
        }
        Object bean = context.getRegistry().lookupByName(name);
        if (bean == null) {
            throw new IllegalArgumentException("The option " + option + " names the bean '" + name
                    + "', and the registry has none of that name: check its spelling, or declare a bean that is a "
                    + type.getSimpleName());
        }
        if (!type.isInstance(bean)) {
            throw new IllegalArgumentException("The option " + option + " names the bean '" + name + "', which is a "
                    + bean.getClass().getName() + ": name a bean that is a " + type.getSimpleName());
        }
    }
}
