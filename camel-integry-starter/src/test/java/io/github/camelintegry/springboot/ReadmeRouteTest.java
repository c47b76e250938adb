package io.github.camelintegry.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The YAML route of the README, as it stands there, in an application with three properties. */
@SpringBootTest
class ReadmeRouteTest {

    private static final IntegrySimulator SIMULATOR = IntegrySimulator.start();

    @TempDir
    static Path folder;

    @Autowired
    private List<JsonNode> saved;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) throws IOException {
        Path route = Files.writeString(folder.resolve("route.yaml"), readmeRoute());
        properties.add("camel.main.routes-include-pattern", () -> "file:" + route);

        properties.add("camel.component.integry.app-key", SIMULATOR::appKey);
        properties.add("camel.component.integry.app-secret", SIMULATOR::appSecret);
        properties.add("camel.component.integry.base-url", SIMULATOR::baseUrl);
    }

    @AfterAll
    static void stop() {
        SIMULATOR.close();
    }

    @Test
    void receivesAllPages() {
        await().atMost(Duration.ofSeconds(20)).until(() -> saved.size() >= 3);

        assertThat(saved).hasSize(3);
        assertThat(saved.stream().mapToInt(JsonNode::size).sum())
                .isEqualTo(SIMULATOR.persons().size());
        assertThat(saved.stream().flatMap(page -> page.findValuesAsText("id").stream()))
                .doesNotHaveDuplicates();
    }

    private static String readmeRoute() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        int start = readme.indexOf("```yaml\n- from:\n    uri: integry:function/pipedrive-get-all-persons");
        assertThat(start).as("the README's YAML route that syncs persons").isNotNegative();
        return readme.substring(readme.indexOf('\n', start) + 1, readme.indexOf("\n```", start));
    }

    @SpringBootApplication
    static class Application {

        @Bean
        List<JsonNode> saved() {
            return new CopyOnWriteArrayList<>();
        }

        @Bean
        RouteBuilder save(List<JsonNode> saved) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:save")
                            .process(exchange -> saved.add(exchange.getMessage().getBody(JsonNode.class)));
                }
            };
        }
    }
}
