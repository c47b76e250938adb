package io.github.camelintegry.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.IntegryComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The starter says the same of the component's options as the component's own catalogue file. */
class CatalogueParityTest {

    private static final String PREFIX = "camel.component.integry.";
    private static final String CURE =
            "run 'mvn -pl camel-integry-starter -am process-classes' and commit what it writes";

    private final JsonNode catalogue = read("META-INF/io/github/camelintegry/integry.json");
    private final Map<String, StarterGenerator.Option> options = options(catalogue);
    private final Map<String, JsonNode> metadata = metadata();

    @Test
    void generatedFilesAreFresh() throws IOException {
        for (Map.Entry<String, String> file : StarterGenerator.files(catalogue).entrySet()) {
            assertThat(Files.readString(Path.of("src/generated", file.getKey())))
                    .as("%s: %s", file.getKey(), CURE)
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void metadataHasTheComponentsOptionsAndNoOther() {
        assertThat(metadata.keySet())
                .as(CURE)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                options.values().stream().map(option -> PREFIX + option.dashedName()),
                                Stream.of(PREFIX + "enabled", PREFIX + "customizer.enabled"))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> eachOptionIsAsInTheCatalogue() {
        return options.values().stream()
                .map(option -> DynamicTest.dynamicTest(option.name(), () -> {
                    JsonNode property = metadata.get(PREFIX + option.dashedName());
                    assertThat(property).as(CURE).isNotNull();
                    assertThat(property.path("type").asText())
                            .isEqualTo(option.type().replace(" ", ""));
                    assertThat(property.path("description").asText()).isEqualTo(option.description());
                    if (!option.defaultValue().isMissingNode()) {
                        assertThat(property.path("defaultValue")).isEqualTo(option.defaultValue());
                    }
                    assertThat(property.path("deprecated").asBoolean()).isEqualTo(option.deprecated());
                }));
    }

    /** Those included that the processor derives from the type: no catalogue has them. */
    @TestFactory
    Stream<DynamicTest> eachDefaultIsTheComponentsOwn() {
        CamelContext context = new DefaultCamelContext();
        IntegryComponent component = new IntegryComponent(context);
        component.init();
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        PropertyConfigurerGetter getter = (PropertyConfigurerGetter) configurer;
        return options.values().stream()
                .filter(option -> metadata.get(PREFIX + option.dashedName()).has("defaultValue"))
                .map(option -> DynamicTest.dynamicTest(option.name(), () -> {
                    Object documented = bound(
                            option,
                            metadata.get(PREFIX + option.dashedName())
                                    .path("defaultValue")
                                    .asText());
                    Object actual = getter.getOptionValue(component, option.name(), false);
                    assertThat(documented instanceof Duration duration ? duration.toMillis() : documented)
                            .isEqualTo(actual);
                }));
    }

    @TestFactory
    Stream<DynamicTest> eachEnumValueOfTheCatalogueBinds() {
        return options.values().stream()
                .filter(option -> !option.values().isMissingNode())
                .flatMap(option -> StreamSupport.stream(option.values().spliterator(), false)
                        .map(JsonNode::asText)
                        .map(value -> DynamicTest.dynamicTest(option.name() + "=" + value, () -> assertThat(
                                        bound(option, value).toString().replace("_", ""))
                                .isEqualToIgnoringCase(value))));
    }

    private static Object bound(StarterGenerator.Option option, String value) throws ReflectiveOperationException {
        IntegryComponentConfiguration configuration = new Binder(
                        new MapConfigurationPropertySource(Map.of(PREFIX + option.dashedName(), value)))
                .bind(PREFIX.substring(0, PREFIX.length() - 1), Bindable.of(IntegryComponentConfiguration.class))
                .get();
        String getter = "get" + Character.toUpperCase(option.name().charAt(0))
                + option.name().substring(1);
        return IntegryComponentConfiguration.class.getMethod(getter).invoke(configuration);
    }

    private static Map<String, StarterGenerator.Option> options(JsonNode catalogue) {
        Map<String, StarterGenerator.Option> options = new LinkedHashMap<>();
        catalogue
                .required("componentProperties")
                .properties()
                .forEach(entry ->
                        options.put(entry.getKey(), StarterGenerator.Option.of(entry.getKey(), entry.getValue())));
        return options;
    }

    /** Of all files of that name on the class path, since Camel and Spring have theirs. */
    private static Map<String, JsonNode> metadata() {
        try {
            return Collections.list(CatalogueParityTest.class
                            .getClassLoader()
                            .getResources("META-INF/spring-configuration-metadata.json"))
                    .stream()
                    .flatMap(file ->
                            StreamSupport.stream(read(file).path("properties").spliterator(), false))
                    .filter(property -> property.path("name").asText().startsWith(PREFIX))
                    .collect(Collectors.toMap(property -> property.path("name").asText(), property -> property));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String resource) {
        return read(CatalogueParityTest.class.getClassLoader().getResource(resource));
    }

    private static JsonNode read(URL file) {
        try (InputStream in = file.openStream()) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
