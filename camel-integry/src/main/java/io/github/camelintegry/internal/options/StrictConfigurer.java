package io.github.camelintegry.internal.options;

import io.github.camelintegry.option.FunctionType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets options from texts that have the form of the option's type, and says of any other text which option has it and what
 * is wanted. Camel's own converters take a text such as {@code abc} for the number or duration 0, and 5s for the number
 * 5000.
 */
public final class StrictConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    private static final Logger LOG = LoggerFactory.getLogger(StrictConfigurer.class);

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DURATION = Pattern.compile(
            "-?[0-9]{1,18}|(?=.)([0-9]{1,9}d)?([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?");
    private static final Pattern ISO_DURATION = Pattern.compile(
            "[-+]?P(?=.)([-+]?[0-9]{1,9}D)?(T(?=.)([-+]?[0-9]{1,9}H)?([-+]?[0-9]{1,9}M)?([-+]?[0-9]{1,9}(\\.[0-9]{0,9})?S)?)?",
            Pattern.CASE_INSENSITIVE);
    /** The only long that is no time. */
    private static final String REPEAT_COUNT = "repeatCount";

    /** Spring Boot hands it over with the options, though it has been obeyed by then. */
    private static final String SWITCH_OF_STARTERS = "enabled";

    private final PropertyConfigurer camel;
    private final PropertyConfigurerGetter types;
    private final OptionNames ofUris;

    private StrictConfigurer(PropertyConfigurer camel, PropertyConfigurerGetter types, OptionNames ofUris) {
        this.camel = camel;
        this.types = types;
        this.ofUris = ofUris;
    }

    /** {@return the same, made strict} */
    public static PropertyConfigurer of(PropertyConfigurer camel, OptionNames ofUris) {
        return camel instanceof PropertyConfigurerGetter types ? new StrictConfigurer(camel, types, ofUris) : camel;
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        Class<?> type = types.getOptionType(name, ignoreCase);
        if (type == null && target instanceof Component && name.indexOf('.') < 0 && !name.equals(SWITCH_OF_STARTERS)) {
            // whoever sets it decides whether that ends the start
            LOG.warn(
                    "{}", UnknownOption.onComponent(name, ofUris, option -> types.getOptionType(option, true) != null));
        }
        // the last is what Camel's tools set while they export an application
        if (type == null
                || type == String.class
                || value == null
                || value.equals(PropertyConfigurerSupport.MAGIC_VALUE)) {
            return camel.configure(context, target, name, value, ignoreCase);
        }
        if (!(value instanceof String text)) {
            return configureObject(context, target, name, value, ignoreCase, type);
        }
        boolean bean = EndpointHelper.isReferenceParameter(text);
        if (!bean && !isOfForm(name, type, text)) {
            throw refusal(name, text, wanted(name, type), null);
        }
        try {
            Object given = bean || !type.isEnum() ? value : constant(type, text);
            return camel.configure(context, target, name, given, ignoreCase);
        } catch (RuntimeException e) {
            // without its message, which says neither the option nor what it takes
            throw refusal(
                    name, text, bean ? "the name of a bean that is a " + type.getSimpleName() : wanted(name, type), e);
        }
    }

    /** A bean, for example, that Camel has looked up. */
    private boolean configureObject(
            CamelContext context, Object target, String name, Object value, boolean ignoreCase, Class<?> type) {
        try {
            return camel.configure(context, target, name, value, ignoreCase);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The option " + name + " cannot be an object of the class "
                            + value.getClass().getName() + ": it takes " + wanted(name, type),
                    e);
        }
    }

    /** For an option that Camel reads itself. */
    public static void requireBoolean(String option, Map<String, Object> options) {
        if (options.get(option) instanceof String text
                && !EndpointHelper.isReferenceParameter(text)
                && !isOfForm(option, boolean.class, text)) {
            throw refusal(option, text, wanted(option, boolean.class), null);
        }
    }

    private static IllegalArgumentException refusal(
            String option, String text, String wanted, @Nullable RuntimeException cause) {
        String what = text.isBlank() ? "blank" : "'" + text + "'";
        return new IllegalArgumentException(
                "The option " + option + " cannot be " + what + ": it takes " + wanted, cause);
    }

    private static boolean isOfForm(String option, Class<?> type, String text) {
        if (type == boolean.class) {
            return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
        }
        if (type == int.class) {
            return WHOLE_NUMBER.matcher(text).matches() && Long.parseLong(text) == (int) Long.parseLong(text);
        }
        if (type == long.class) {
            return option.equalsIgnoreCase(REPEAT_COUNT)
                    ? WHOLE_NUMBER.matcher(text).matches()
                    : DURATION.matcher(text).matches()
                            || ISO_DURATION.matcher(text).matches();
        }
        return !type.isEnum() || constant(type, text) != null;
    }

    /** Not left to Camel, whose own converter of time units does not know all of them. */
    private static @Nullable Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> letters(((Enum<?>) each).name()).equals(letters(text)))
                .findFirst()
                .orElse(null);
    }

    /** However it is written: JsonNode, json-node or JSON_NODE. */
    private static String letters(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String wanted(String option, Class<?> type) {
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == int.class || option.equalsIgnoreCase(REPEAT_COUNT)) {
            return "a whole number, such as 10";
        }
        if (type == long.class) {
            return "a duration, such as 30s, 1h30m, or 500 for milliseconds";
        }
        if (type.isEnum()) {
            // Camel's are written in capitals, as TimeUnit
            boolean ours = type.getPackage().equals(FunctionType.class.getPackage());
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> ((Enum<?>) each).name())
                            .map(each -> ours ? documented(each) : each)
                            .collect(Collectors.joining(", "));
        }
        if (type == Class.class) {
            return "the full name of a class that the application has on its class path, such as com.acme.Person, or"
                    + " com.acme.Crm$Person for one inside another";
        }
        return "a bean of the registry that is a " + type.getSimpleName()
                + ", as #bean:name, which needs quotes as a value in YAML, where # begins a comment";
    }

    /** The constant as the documentation writes it. */
    private static String documented(String constant) {
        String text = constant.toLowerCase(Locale.ROOT);
        return text.indexOf('_') < 0
                ? text
                : StringHelper.capitalize(StringHelper.dashToCamelCase(text.replace('_', '-')));
    }

    @Override
    public @Nullable Class<?> getOptionType(String name, boolean ignoreCase) {
        return types.getOptionType(name, ignoreCase);
    }

    @Override
    public @Nullable Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return types.getOptionValue(target, name, ignoreCase);
    }

    @Override
    public @Nullable Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return types.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return types.getAutowiredNames();
    }
}
