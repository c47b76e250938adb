package io.github.camelintegry.internal.position;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static IntegryRequest request(
            Operation operation, @Nullable String name, String user, Map<String, String> query, String arguments) {
        try {
            return new IntegryRequest(
                    operation, name, user, query, Arguments.parse(arguments.getBytes(UTF_8), JsonCodec.DEFAULT), null);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private static String of(IntegryRequest request) {
        return Fingerprint.of("https://h:443", "resource", request).hex();
    }

    private static final IntegryRequest BASE =
            request(Operation.FUNCTION, "f", "u", Map.of("connected_account_id", "7"), "{\"a\":1}");

    /** An address that is written in another way leads to the same records. */
    @ParameterizedTest
    @ValueSource(strings = {"https://h.example/api/", "https://H.example:443/api", "HTTPS://h.example/api//"})
    void isTheSameHoweverTheAddressIsWritten(String baseUrl) {
        String normal = BaseUrl.parse("https://h.example/api", false).toString();
        assertThat(Fingerprint.of(BaseUrl.parse(baseUrl, false).toString(), "resource", BASE))
                .isEqualTo(Fingerprint.of(normal, "resource", BASE));
    }

    @Test
    void differsByEachPart() {
        List<String> all = List.of(
                of(BASE),
                Fingerprint.of("https://h:444", "resource", BASE).hex(),
                Fingerprint.of("https://h:443", "action", BASE).hex(),
                of(request(Operation.SCHEMA, "f", "u", BASE.query(), "{\"a\":1}")),
                of(request(Operation.FUNCTION, "g", "u", BASE.query(), "{\"a\":1}")),
                of(request(Operation.FUNCTION, "f", "v", BASE.query(), "{\"a\":1}")),
                of(request(Operation.FUNCTION, "f", "u", Map.of("connected_account_id", "8"), "{\"a\":1}")),
                of(request(Operation.FUNCTION, "f", "u", Map.of("connected_account", "7"), "{\"a\":1}")),
                of(request(Operation.FUNCTION, "f", "u", Map.of(), "{\"a\":1}")),
                of(request(Operation.FUNCTION, "f", "u", BASE.query(), "{\"a\":2}")),
                of(request(Operation.FUNCTION, "f", "u", BASE.query(), "{}")),
                // parts that join to the same text
                of(request(Operation.FUNCTION, "fu", "", BASE.query(), "{\"a\":1}")),
                of(request(Operation.FUNCTION, "", "fu", BASE.query(), "{\"a\":1}")),
                of(request(Operation.FUNCTION, "f\n1:u", "", BASE.query(), "{\"a\":1}")));
        Set<String> different = new LinkedHashSet<>(all);
        assertThat(different).hasSameSizeAs(all);
    }

    @Test
    void isTheSameForTheSameRequestWhereverItsPageBegins() {
        assertThat(of(BASE.withCursor(new Cursor("1", null)))).isEqualTo(of(BASE));
        Map<String, String> one = new LinkedHashMap<>();
        one.put("a", "1");
        one.put("b", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("b", "2");
        other.put("a", "1");
        assertThat(of(request(Operation.APPS, null, "u", one, "{}")))
                .isEqualTo(of(request(Operation.APPS, null, "u", other, "{}")));
    }

    /** A changed text would let no stored walk go on after an upgrade. */
    @Test
    void staysTheSameFromReleaseToRelease() {
        String expected = "282bf347d4aaf8cc13b1cd38153a4db0793311b575bf152d4da4a55cb877eae8";
        assertThat(of(BASE)).isEqualTo(expected);
    }

    @Test
    void givesAKeyOf16Digits() {
        assertThat(Fingerprint.of("https://h:443", "resource", BASE).key()).matches("integry-[0-9a-f]{16}");
        assertThat(of(BASE)).matches("[0-9a-f]{64}");
    }
}
