package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.util.Version;
import io.vertx.core.impl.launcher.commands.VersionCommand;
import io.vertx.core.json.JsonObject;
import java.lang.module.ModuleDescriptor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is loaded, beside the check of the tree that the build makes of each module. The floor comes from the parent's
 * properties, by way of the build.
 */
class VersionFloorTest {

    @Test
    void noPartOfNettyIsBelowTheFloor() {
        Map<String, Version> parts = Version.identify();
        parts.keySet().removeIf(name -> name.startsWith("netty-tcnative"));

        assertThat(parts).containsKeys("netty-common", "netty-codec-http", "netty-handler", "netty-resolver-dns");
        assertThat(parts)
                .allSatisfy((name, version) ->
                        assertThat(version(version.artifactVersion())).as(name).isGreaterThanOrEqualTo(floor("netty")));
    }

    @Test
    void vertxIsNotBelowTheFloor() {
        assertThat(version(VersionCommand.getVersion())).isGreaterThanOrEqualTo(floor("vertx"));
    }

    @Test
    void jacksonIsNotBelowTheFloor() {
        ObjectMapper mapper = new ObjectMapper();

        assertThat(version(mapper.version().toString())).isGreaterThanOrEqualTo(floor("jackson"));
        assertThat(version(mapper.getFactory().version().toString())).isGreaterThanOrEqualTo(floor("jackson"));
    }

    @Test
    void vertxWorksWithTheJacksonThatWeGiveIt() {
        String text = "{\"id\":12345678901234567890,\"name\":\"Jürgen\"}";

        assertThat(new JsonObject(text).encode()).isEqualTo(text);
    }

    private static ModuleDescriptor.Version floor(String of) {
        return version(System.getProperty(of + ".floor"));
    }

    private static ModuleDescriptor.Version version(String text) {
        return ModuleDescriptor.Version.parse(text);
    }
}
