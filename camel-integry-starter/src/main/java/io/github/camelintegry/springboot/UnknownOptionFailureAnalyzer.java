package io.github.camelintegry.springboot;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyMatches;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says which property is no option, where it stands and what may have been meant. Spring's own analyzer, before which
 * this one comes, would print the value as well: a secret, if it is the name of one that is misspelt.
 */
@Order(0)
final class UnknownOptionFailureAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {

    private static final ConfigurationPropertyName COMPONENTS = ConfigurationPropertyName.of("camel.component");
    private static final Pattern DASH = Pattern.compile("-(.)");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
        if (!cause.getUnboundProperties().stream().allMatch(property -> COMPONENTS.isAncestorOf(property.getName()))) {
            return null;
        }
        String description = cause.getUnboundProperties().stream()
                .map(UnknownOptionFailureAnalyzer::describe)
                .sorted()
                .collect(Collectors.joining("\n"));
        return new FailureAnalysis(
                description,
                "Correct or remove it. Options that only an endpoint has, such as startFrom, go into its URI.",
                cause);
    }

    private static String describe(ConfigurationProperty property) {
        ConfigurationPropertyName name = property.getName();
        String camelCase = DASH.matcher(name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL))
                .replaceAll(dash -> dash.group(1).toUpperCase(Locale.ROOT));
        String meant = Arrays.stream(PropertyMatches.forProperty(camelCase, IntegryComponentConfiguration.class)
                        .getPossibleMatches())
                .map(DataObjectPropertyName::toDashedForm)
                .collect(Collectors.joining(" or "));
        return name + " is no option of the Integry component"
                + (property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")")
                + (meant.isEmpty() ? "." : ". Did you mean " + meant + "?");
    }
}
