package io.github.camelintegry;

import io.github.camelintegry.internal.dynamic.MessageValue;
import io.github.camelintegry.internal.dynamic.RouteText;
import io.github.camelintegry.internal.dynamic.UriSlips;
import io.github.camelintegry.internal.dynamic.WrittenOptions;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.options.NamedBean;
import io.github.camelintegry.internal.options.UnknownOption;
import io.github.camelintegry.internal.protocol.Operation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;

/**
 * Sets the options of a URI on an endpoint. Camel's own way, the binding of properties, reads values once more as
 * placeholders, classes and beans, and names as paths to other objects. Here a name is one of the catalogue, a value is
 * only converted, and no more than a bean that the route names ({@code #name}) is left to Camel.
 */
public final class EndpointOptions {

    private static final TreeSet<String> NAMES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    /** These may hold any characters. */
    private static final Set<String> SECRETS = new IntegryEndpointUriFactory().secretPropertyNames();

    private static final String SCHEDULER = "scheduler";
    private static final String PARAMETERS = "parameters.";
    private static final String VARIABLES = "variables.";
    /** What Camel would make an object or a class of. */
    private static final Pattern CODE = Pattern.compile("\\s*#\\s*(class|type|valueAs)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern JSON_SCALAR =
            Pattern.compile("true|false|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");

    static {
        NAMES.addAll(new IntegryEndpointUriFactory().propertyNames());
        // these stand in the path, or have a prefix
        NAMES.removeAll(Set.of("operation", "name", "parameters", "variables", "schedulerProperties"));
    }

    private final IntegryEndpoint endpoint;
    private final PropertyConfigurer configurer;
    private final WrittenOptions written = WrittenOptions.empty();

    EndpointOptions(IntegryEndpoint endpoint, PropertyConfigurer configurer) {
        this.endpoint = endpoint;
        this.configurer = configurer;
    }

    /** Refuses what would make Camel load a class, wherever the URI comes from. */
    static void refuseCode(Map<String, Object> options) {
        options.forEach((option, value) -> {
            if (!isData(option) && CODE.matcher(String.valueOf(value)).lookingAt()) {
                throw new IllegalArgumentException(
                        "The option " + option + " has a value that begins with #class:, #type:"
                                + " or #valueAs, and no URI of this component makes objects of classes: put a bean into the"
                                + " registry, and write #bean:name");
            }
        });
    }

    /** {@return whether a URI can have an option of this name, with dashes or without} */
    public static boolean isOption(String name) {
        return NAMES.contains(StringHelper.dashToCamelCase(name));
    }

    /** {@return whether the option is a parameter or variable of the function, whatever its value} */
    public static boolean isData(String option) {
        return option.startsWith(PARAMETERS) || option.startsWith(VARIABLES);
    }

    /**
     * Sets what stands behind the operation.
     *
     * @throws IllegalArgumentException if a message gives it, and gives nothing
     */
    void setName(String name) {
        String ofMessage = MessageValue.read(name);
        if (ofMessage == null) {
            noteExpression("the name", name);
            UriSlips.checkName(name);
        } else if (ofMessage.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of the function or app is blank in this message: its expression"
                            + " in the URI of the route has no value. Set what it reads before");
        }
        endpoint.setName(ofMessage == null ? name : ofMessage);
    }

    /** Takes all options out of the map, and sets them. */
    void set(Map<String, Object> options) {
        refuseCode(options);
        endpoint.setWritten(written);
        endpoint.setParameters(data(options, PARAMETERS));
        endpoint.setVariables(data(options, VARIABLES));
        Map<String, Object> ofCamel = new LinkedHashMap<>();
        options.forEach((option, value) -> set(option, value, ofCamel));
        options.clear();
        endpoint.configureProperties(ofCamel);
    }

    private Map<String, Object> data(Map<String, Object> options, String prefix) {
        Map<String, Object> data = PropertiesHelper.extractProperties(options, prefix);
        data.replaceAll((name, value) -> {
            String ofMessage = MessageValue.read(value);
            if (ofMessage == null) {
                noteExpression(prefix + name, value);
                return value;
            }
            return literal(ofMessage, MessageValue.isText(value));
        });
        return data;
    }

    /** A message gives numbers, booleans and texts: no text of a stranger becomes an object, a list or null. */
    private static String literal(String ofMessage, boolean isText) {
        return !isText && JSON_SCALAR.matcher(ofMessage).matches()
                ? ofMessage
                : new String(JsonCodec.DEFAULT.quote(ofMessage), StandardCharsets.UTF_8);
    }

    private void set(String asWritten, Object value, Map<String, Object> ofCamel) {
        String option = StringHelper.dashToCamelCase(asWritten);
        boolean ofScheduler = option.equals(SCHEDULER) || option.startsWith(SCHEDULER + '.');
        if (!ofScheduler && !NAMES.contains(option)) {
            throw new IllegalArgumentException(
                    UnknownOption.inUri(asWritten, NAMES, endpoint.operation() == Operation.FUNCTION));
        }
        String known = ofScheduler ? SCHEDULER : String.valueOf(NAMES.ceiling(option));
        boolean isNew = written.names().add(known);
        UriSlips.checkOnce(known, value, !isNew && !ofScheduler);
        String ofMessage = MessageValue.read(value);
        if (ofMessage == null && !SECRETS.contains(known)) {
            noteExpression(known, value);
            UriSlips.checkValue(known, value);
        }
        if (ofMessage != null) {
            written.ofMessage().add(known);
            requireValue(option, ofMessage, ofScheduler);
            convert(option, ofMessage);
        } else if (ofScheduler || value instanceof String text && text.strip().startsWith("#")) {
            refusePlaceholder(option, value);
            requireBean(option, value, ofScheduler);
            ofCamel.put(asWritten, value);
        } else {
            convert(option, value);
        }
    }

    private void noteExpression(String part, Object value) {
        if (value instanceof String text && RouteText.hasExpression(text)) {
            written.expressions().add(part);
        }
    }

    private void convert(String option, Object value) {
        try {
            configurer.configure(endpoint.getCamelContext(), endpoint, option, value, true);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            // Camel's converters do not say which option has the value
            throw new PropertyBindingException(endpoint, option, value, e);
        }
    }

    /** Those in the text of the route are resolved already. */
    private static void refusePlaceholder(String option, Object value) {
        if (value instanceof String text && text.contains("{{")) {
            throw new IllegalArgumentException("The option " + option
                    + " has {{ in a value that names a bean: write the name of the bean, or a placeholder that is not"
                    + " encoded");
        }
    }

    private void requireBean(String option, Object value, boolean ofScheduler) {
        if (!ofScheduler && value instanceof String text) {
            Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(option, true);
            NamedBean.require(endpoint.getCamelContext(), option, type, text.strip());
        }
    }

    /** A class or a bean is the route's to choose, also one that stands for a number. */
    private void requireValue(String option, String ofMessage, boolean ofScheduler) {
        Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(option, true);
        boolean plain = type.isPrimitive() || type.isEnum();
        boolean bean = ofMessage.strip().startsWith("#");
        if (ofScheduler || type != String.class && (!plain || bean)) {
            throw new IllegalArgumentException("The option " + option
                    + " cannot be taken from a message: nothing was sent. Write its value into the URI of the route");
        }
    }
}
