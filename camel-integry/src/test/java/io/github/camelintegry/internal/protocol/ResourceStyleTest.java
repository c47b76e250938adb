package io.github.camelintegry.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelintegry.internal.json.JsonCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceStyleTest {

    private static final ApiStyle STYLE = ApiStyle.of("resource");

    /** As the contract writes them, slash included. */
    @ParameterizedTest
    @CsvSource({
        "FUNCTION,  pipedrive-add-a-person, POST, /functions/pipedrive-add-a-person/",
        "SCHEMA,    pipedrive-add-a-person, GET,  /functions/pipedrive-add-a-person",
        "FUNCTIONS, ,                       GET,  /functions",
        "APP,       pipedrive,              GET,  /apps/pipedrive",
        "APPS,      ,                       GET,  /apps"
    })
    void writesEachOperation(Operation operation, String name, String method, String target) {
        WireRequest plain = STYLE.encode(Wire.request(operation, name));
        assertThat(plain.method()).isEqualTo(method);
        assertThat(plain.target()).isEqualTo(target);
        assertThat(Wire.body(plain)).isEqualTo(operation.isCall() ? "{}" : "");
        assertThat(plain.contentType()).isEqualTo(operation.isCall() ? "application/json" : null);

        Map<String, String> query = new LinkedHashMap<>();
        query.put("connected_account_id", "7");
        query.put("search", "a b&c=d+é");
        assertThat(STYLE.encode(Wire.request(operation, name, query)).target())
                .isEqualTo(target + "?connected_account_id=7&search=a%20b%26c%3Dd%2B%C3%A9");
    }

    @ParameterizedTest
    @EnumSource
    void sendsACursorWhereTheOperationTakesIt(Operation operation) {
        IntegryRequest request =
                Wire.request(operation, operation.isNamed() ? "x" : null).withCursor(new Cursor("\"e y\"", null));
        WireRequest wire = STYLE.encode(request);
        if (operation.isCall()) {
            assertThat(Wire.body(wire)).isEqualTo("{\"next_page\":\"e y\"}");
            assertThat(wire.target()).doesNotContain("?");
        } else if (operation.isPaged()) {
            assertThat(wire.target()).endsWith("?next_page=e%20y");
            assertThat(wire.body()).isNull();
        } else {
            assertThat(wire.target()).doesNotContain("next_page");
        }
    }

    @Test
    void sendsTheKeyThatTheAnswerUsed() {
        assertThat(STYLE.encode(Wire.request(Operation.APPS, null).withCursor(new Cursor("3", "cursor")))
                        .target())
                .isEqualTo("/apps?cursor=3");
        assertThat(Wire.body(STYLE.encode(
                        Wire.request(Operation.FUNCTION, "f").withCursor(new Cursor("{\"a\":1.0}", "_cursor")))))
                .isEqualTo("{\"_cursor\":{\"a\":1.0}}");
    }

    @Test
    void putsTheCursorInPlaceOfOneInTheBody() throws Exception {
        Arguments body = Arguments.parse("{\"next_page\":1,\"a\":2}".getBytes(UTF_8), JsonCodec.DEFAULT);
        IntegryRequest request =
                new IntegryRequest(Operation.FUNCTION, "f", "u", Map.of(), body, new Cursor("9", null));
        assertThat(Wire.body(STYLE.encode(request))).isEqualTo("{\"next_page\":9,\"a\":2}");
    }

    @ParameterizedTest
    @EnumSource(names = {"FUNCTION", "SCHEMA", "APP"})
    void refusesAMissingName(Operation operation) {
        for (String name : new String[] {null, "", " "}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> STYLE.encode(Wire.request(operation, name)))
                    .withMessageContaining("name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a?b", "a\n", ".."})
    void namesTheNameThatItRefuses(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STYLE.encode(Wire.request(Operation.FUNCTION, name)))
                .withMessageContaining("the name of the function or app, '" + name.replace('\n', ' ') + "'");
    }

    @Test
    void showsNeitherQueryNorBody() {
        WireRequest wire = STYLE.encode(Wire.request(Operation.FUNCTION, "f", Map.of("search", "private")));
        assertThat(wire.toString()).isEqualTo("POST /functions/f/");
    }

    @Test
    void isTheOnlyStyleOfItsName() {
        assertThat(ApiStyle.of("resource").name()).isEqualTo("resource");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiStyle.of("soap"))
                .withMessageContaining("resource");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.of("funktion"))
                .withMessageContaining("function")
                .withMessageContaining("apps");
    }
}
