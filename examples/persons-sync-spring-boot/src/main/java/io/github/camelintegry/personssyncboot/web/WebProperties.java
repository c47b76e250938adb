package io.github.camelintegry.personssyncboot.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * {@code web.*} in the properties.
 *
 * @param origins the addresses under which browsers come, besides {@code http://localhost} and the port
 */
@ConfigurationProperties("web")
record WebProperties(@DefaultValue List<String> origins) {

    Set<Origin> own() {
        return origins.stream()
                .map(origin -> Origin.of(origin)
                        .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                                "web.origins", origin, "An origin looks like https://crm.example.com.")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
