package io.github.camelintegry.internal.dynamic;

import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.options.EndpointUse;
import io.github.camelintegry.internal.options.NamedBean;
import io.github.camelintegry.internal.options.OptionNames;
import io.github.camelintegry.internal.options.UnknownOption;
import io.github.camelintegry.internal.options.WrittenOptions;
import io.github.camelintegry.internal.protocol.Operation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Sets the options of a URI on an endpoint. Camel's own way, the binding of properties, reads values once more as
 * placeholders, classes and beans, and names as paths to other objects. Here a name is one of the catalogue, a value is
 * only converted, and no more than a bean that the route names ({@code #name}) is left to Camel.
 */
public final class UriOptions {

    private static final String SCHEDULER = "scheduler";
    /** What Camel would make an object or a class of. */
    private static final Pattern CODE = Pattern.compile("\\s*#\\s*(class|type|valueAs)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern JSON_SCALAR =
            Pattern.compile("true|false|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");

    private final OptionNames names;
    private final PropertyConfigurer configurer;
    private final Endpoint endpoint;
    private final WrittenOptions written = WrittenOptions.empty();
    private final Map<String, Object> ofCamel = new LinkedHashMap<>();

    /** For this endpoint, whose options the configurer sets. */
    public UriOptions(OptionNames names, PropertyConfigurer configurer, Endpoint endpoint) {
        this.names = names;
        this.configurer = configurer;
        this.endpoint = endpoint;
    }

    /** Refuses what would make Camel load a class, wherever the URI comes from. */
    public static void refuseCode(Map<String, Object> options) {
        options.forEach((option, value) -> {
            if (!OptionNames.isData(option)
                    && CODE.matcher(String.valueOf(value)).lookingAt()) {
                throw new IllegalArgumentException(
                        "The option " + option + " has a value that begins with #class:, #type:"
                                + " or #valueAs, and no URI of this component makes objects of classes: put a bean into the"
                                + " registry, and write #bean:name");
            }
        });
    }

    /**
     * Takes all options out of the map, and sets them.
     *
     * @param path what stands before them: operation and name
     * @return what was not for the configurer to set
     * @throws IllegalArgumentException if something cannot be meant as it is
     */
    public Rest set(String path, Map<String, Object> options) {
        int slash = path.indexOf('/');
        Operation operation = operation(slash < 0 ? path : path.substring(0, slash));
        String name = slash < 0 || slash == path.length() - 1 ? null : name(path.substring(slash + 1));
        refuseCode(options);
        Map<String, Object> parameters = data(options, OptionNames.PARAMETERS);
        Map<String, Object> variables = data(options, OptionNames.VARIABLES);
        options.forEach((option, value) -> set(option, value, operation == Operation.FUNCTION));
        options.clear();
        return new Rest(operation, name, parameters, variables, written, ofCamel);
    }

    /** Without one there is no endpoint, and nobody knows what for it would be used. */
    private static Operation operation(String text) {
        if (RouteText.hasExpression(text)) {
            EndpointUse.PRODUCER.refuseExpression("the operation");
        }
        return Operation.of(text);
    }

    /** A message that gives the name must not give nothing. */
    private String name(String name) {
        String ofMessage = MessageValue.read(name);
        if (ofMessage == null) {
            noteExpression("the name", name);
            UriSlips.checkName(name);
            return name;
        }
        if (ofMessage.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of the function or app is blank in this message: its expression"
                            + " in the URI of the route has no value. Set what it reads before");
        }
        return ofMessage;
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

    private void set(String asWritten, Object value, boolean isFunction) {
        String option = StringHelper.dashToCamelCase(asWritten);
        boolean ofScheduler = option.equals(SCHEDULER) || option.startsWith(SCHEDULER + '.');
        String known = ofScheduler ? SCHEDULER : names.find(option);
        if (known == null) {
            throw new IllegalArgumentException(UnknownOption.inUri(asWritten, names, isFunction));
        }
        boolean isNew = written.names().add(known);
        UriSlips.checkOnce(known, value, !isNew && !ofScheduler);
        String ofMessage = MessageValue.read(value);
        if (ofMessage == null && !names.isSecret(known)) {
            noteExpression(known, value);
            UriSlips.checkValue(names, known, value);
        }
        if (ofMessage != null) {
            written.ofMessage().add(known);
            requireValue(option, ofMessage, ofScheduler);
            convert(option, ofMessage);
        } else if (ofScheduler || value instanceof String text && text.strip().startsWith("#")) {
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

    private void requireBean(String option, Object value, boolean ofScheduler) {
        if (!(value instanceof String text)) {
            return;
        }
        // those in the text of the route are resolved already
        if (text.contains("{{")) {
            throw new IllegalArgumentException("The option " + option
                    + " has {{ in a value that names a bean: write the name of the bean, or a placeholder that is not"
                    + " encoded");
        }
        if (!ofScheduler) {
            NamedBean.require(endpoint.getCamelContext(), option, type(option), text.strip());
        }
    }

    /** A class or a bean is the route's to choose, also one that stands for a number. */
    private void requireValue(String option, String ofMessage, boolean ofScheduler) {
        Class<?> type = type(option);
        boolean plain = type.isPrimitive() || type.isEnum();
        boolean bean = ofMessage.strip().startsWith("#");
        if (ofScheduler || type != String.class && (!plain || bean)) {
            throw new IllegalArgumentException("The option " + option
                    + " cannot be taken from a message: nothing was sent. Write its value into the URI of the route");
        }
    }

    private Class<?> type(String option) {
        return ((PropertyConfigurerGetter) configurer).getOptionType(option, true);
    }

    /**
     * What a URI says beside the options that are set.
     *
     * @param operation  what is asked of Integry
     * @param name       of the function or app; {@code null} for none
     * @param parameters the function's
     * @param variables  that replace tags in them
     * @param written    what the URI says itself
     * @param ofCamel    options that Camel sets: of its scheduler, and those that name beans
     */
    public record Rest(
            Operation operation,
            @Nullable String name,
            Map<String, Object> parameters,
            Map<String, Object> variables,
            WrittenOptions written,
            Map<String, Object> ofCamel) {}
}
