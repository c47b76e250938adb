package io.github.camelintegry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTablesTest {

    private static final String CATALOGUE =
            """
            {
              "componentProperties": {
                "appSecret": { "index": 0, "kind": "property", "group": "security", "required": true, "secret": true,
                  "type": "string", "javaType": "java.lang.String", "description": "The secret." },
                "maxConnections": { "index": 1, "kind": "property", "group": "advanced", "type": "integer",
                  "javaType": "int", "defaultValue": 64, "description": "How many. Not more." }
              },
              "headers": {
                "CamelIntegryVariables": { "index": 0, "kind": "header", "group": "producer",
                  "javaType": "java.util.Map<java.lang.String, java.lang.Object>",
                  "description": "Replaces {tags} in <arguments>.",
                  "constantName": "io.github.camelintegry.IntegryConstants#VARIABLES" }
              },
              "properties": {
                "operation": { "index": 0, "kind": "path", "group": "common", "required": true, "type": "enum",
                  "javaType": "io.github.camelintegry.IntegryOperation", "enum": [ "function", "apps" ],
                  "description": "What to do" },
                "type": { "index": 1, "kind": "parameter", "group": "common", "type": "string",
                  "javaType": "java.lang.String", "description": "QUERY|ACTION, e.g. a\\nQUERY. *All* of my_own [x]." },
                "parameters": { "index": 2, "kind": "parameter", "group": "common", "type": "object",
                  "javaType": "java.util.Map<java.lang.String, java.lang.Object>", "prefix": "parameters.",
                  "multiValue": true, "description": "The function's" },
                "appSecret": { "index": 3, "kind": "parameter", "group": "security", "secret": true,
                  "type": "string", "javaType": "java.lang.String", "description": "The secret." },
                "delay": { "index": 4, "kind": "parameter", "group": "scheduler", "type": "duration",
                  "javaType": "long", "defaultValue": 500, "description": "Until the next poll." }
              }
            }
            """;

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void tellsComponentOptionsPathParametersQueryOptionsAndHeadersApart() throws Exception {
        var partials = tables().asciiDoc();

        assertThat(partials)
                .containsOnlyKeys(
                        "component-options.adoc", "path-parameters.adoc", "query-options.adoc", "headers.adoc");
        assertThat(partials.get("path-parameters.adoc"))
                .contains("pass:c[operation]")
                .doesNotContain("pass:c[type]");
        assertThat(partials.get("query-options.adoc")).contains("pass:c[type]").doesNotContain("pass:c[operation]");
        assertThat(partials.get("component-options.adoc")).contains("pass:c[maxConnections]");
        assertThat(partials.get("headers.adoc")).contains("pass:c[CamelIntegryVariables]");
    }

    @Test
    void writesARowWithFlagsValuesDefaultAndType() throws Exception {
        var partials = tables().asciiDoc();

        assertThat(partials.get("component-options.adoc"))
                .contains(
                        """
                        .Security
                        [caption="",cols="3m,6,2m,2m",options="header"]
                        |===
                        |Name |Description |Default |Type

                        |pass:c[appSecret]
                        |*Required* *Secret* pass:c[The secret.]
                        |
                        |pass:c[String]
                        |===

                        .Advanced
                        """);
        assertThat(partials.get("path-parameters.adoc"))
                .contains("pass:c[What to do.] Values: pass:c[function, apps].", "|pass:c[enum]");
        assertThat(partials.get("query-options.adoc"))
                .contains("|pass:c[500ms]\n|pass:c[duration]", "|pass:c[parameters.*]", "Map<String, Object>");
        assertThat(partials.get("headers.adoc")).contains("Constant: `pass:c[IntegryConstants.VARIABLES]`.");
    }

    @Test
    void escapesWhatTheFormatsWouldRead() throws Exception {
        assertThat(tables().asciiDoc().get("query-options.adoc"))
                .contains("pass:c[QUERY\\|ACTION, e.g. a QUERY. *All* of my_own [x\\].]");

        String readme =
                tables().renew("<!-- options:start --><!-- options:end --><!-- headers:start --><!-- headers:end -->");
        assertThat(readme)
                .contains("| `type` | QUERY\\|ACTION, e.g. a QUERY. |")
                .contains("Replaces {tags} in &lt;arguments>.");
    }

    @Test
    void renewsOnlyWhatLiesBetweenTheMarkers() throws Exception {
        String readme = "# Title\n<!-- options:start -->\nold\n<!-- options:end -->\ntail\n";

        String renewed = tables().renew(readme);

        assertThat(renewed)
                .startsWith("# Title\n<!-- options:start -->\n**Common**\n\n| Option |")
                .endsWith("<!-- options:end -->\ntail\n")
                .contains(
                        "| `appSecret` | *Secret* The secret. |  | both |",
                        "| `parameters.*` | The function's. |  | endpoint |")
                .contains("| `maxConnections` | How many. | `64` | component |")
                .contains("Camel's scheduler options: `delay`.")
                .doesNotContain("old");
        assertThat(tables().renew(renewed)).isEqualTo(renewed);
        assertThat(tables().renew("no markers")).isEqualTo("no markers");
    }

    @Test
    void refusesHalfAPairOfMarkers() {
        assertThatThrownBy(() -> tables().renew("<!-- options:end --> <!-- options:start -->"))
                .hasMessageContaining("<!-- options:start -->");
        assertThatThrownBy(() -> tables().renew("<!-- headers:start -->")).hasMessageContaining("<!-- headers:end -->");
    }

    @Test
    void saysHowToGetAMissingCatalogue() {
        assertThatThrownBy(() -> CatalogueTables.main(new String[] {"nowhere.json", folder.toString(), "README.md"}))
                .hasMessageContaining("nowhere.json")
                .hasMessageContaining("mvn -pl camel-integry -am process-classes");
    }

    @Test
    void leavesUnchangedFilesAlone() throws Exception {
        Path catalogue = Files.writeString(folder.resolve("integry.json"), CATALOGUE);
        Path readme = Files.writeString(folder.resolve("README.md"), "no markers\n");
        Path partials = folder.resolve("generated");
        String[] args = {catalogue.toString(), partials.toString(), readme.toString()};
        CatalogueTables.main(args);
        Path headers = partials.resolve("headers.adoc");
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(headers, longAgo);

        CatalogueTables.main(args);

        assertThat(Files.getLastModifiedTime(headers)).isEqualTo(longAgo);
        assertThat(readme).hasContent("no markers");
    }

    private CatalogueTables tables() throws Exception {
        return new CatalogueTables(json.readTree(CATALOGUE));
    }
}
