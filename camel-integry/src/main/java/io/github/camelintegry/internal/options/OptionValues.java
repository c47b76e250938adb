package io.github.camelintegry.internal.options;

import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/**
 * What the options of an endpoint or component are set to, by their names in the catalogue.
 *
 * @param configurer knows the options
 * @param target     has them
 */
public record OptionValues(PropertyConfigurerGetter configurer, Object target) {

    /** {@return the value of an option; {@code null} if it is not set, or there is none of this name} */
    @Nullable
    Object of(String option) {
        return configurer.getOptionValue(target, option, false);
    }
}
