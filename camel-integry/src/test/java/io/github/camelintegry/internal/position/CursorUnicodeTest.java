package io.github.camelintegry.internal.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.protocol.Cursor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cursor that could not be sent as it is is refused, never changed on the way. */
class CursorUnicodeTest {

    private static final Fingerprint FINGERPRINT = new Fingerprint("0".repeat(64));

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"a\\udc00b\"", "\"\\udc00\\ud800\""})
    void halfACharacterIsRefusedWhereverItIsWritten(String json) {
        assertThat(new Cursor(json, null).isUnicode()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.parse(json))
                .withMessageContaining("half of a surrogate pair");
        assertThatThrownBy(
                        () -> WalkPosition.parse(WalkPosition.begin(new Cursor(json, null), FINGERPRINT, Instant.EPOCH)
                                .text()))
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContaining("cursor behind page 0: the cursor contains half of a surrogate pair")
                .hasMessageContaining("resetCursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\\ude00\"", "\"eyJ\"", "17", "1.50", "{\"a\":\"\\ud800\"}"})
    void whatGoesBackAsItCameIsTaken(String json) {
        assertThat(new Cursor(json, null).isUnicode()).isTrue();
        assertThat(Cursor.parse(json).json()).isEqualTo(json);
    }

    @Test
    void aStoredRecordThatIsNoUnicodeIsNotChangedOnTheWay() {
        String text = WalkPosition.begin(new Cursor("\"a\"", null), FINGERPRINT, Instant.EPOCH)
                .text();
        assertThatThrownBy(() ->
                        WalkPosition.parse(text.replace("\"a", "\"a\ud800").replace("\\\"a", "\\\"a\ud800")))
                .isInstanceOf(IntegryCursorException.class);
    }
}
