package io.github.camelintegry.internal.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.walk.FakePages;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Records;
import io.github.camelintegry.internal.walk.WalkPoint;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkPositionTest {

    private static final String TEXT = "{\"version\":2,\"state\":\"walking\",\"cursor\":\"{\\\"a\\\": 1.0}\","
            + "\"cursorName\":\"next_page\",\"page\":7,\"emptyPages\":1,\"records\":350,\"walkId\":\"w-1\",\"writer\":\"p-1\","
            + "\"startedAt\":\"2026-03-01T12:00:00Z\",\"fingerprint\":\"f00\",\"whole\":true,\"fellBack\":true,"
            + "\"pagesBefore\":5,\"itemsSeen\":true}";

    private static Page page(long number, String output, String cursor) throws Exception {
        var result = FakePages.page(output, cursor);
        var records = result.reply().output().tree(io.github.camelintegry.internal.json.JsonCodec.DEFAULT);
        return new Page(
                number,
                result,
                new Records(records.size(), () -> records, () -> java.util.Collections.emptyIterator()));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> WalkPosition.parse(text)).as(text).isInstanceOf(IntegryCursorException.class);
    }

    @Test
    void whatHasNoVersionIsNoRecordOfOurs() {
        assertThatThrownBy(() -> WalkPosition.parse("42"))
                .hasMessage("The stored position of the walk is none of this component: it has no version");
    }

    /** What runs today wrote it: a later version must go on reading it. */
    @Test
    void readsTheTextOfThisVersion() {
        WalkPosition position = WalkPosition.parse(TEXT);
        assertThat(position)
                .isEqualTo(new WalkPosition(
                        WalkPosition.State.WALKING,
                        new WalkPoint(new Cursor("{\"a\": 1.0}", "next_page"), 7, 1, true),
                        350,
                        new WalkPosition.Origin("w-1", Positions.NOW, "f00", true, true, 5),
                        new WalkPosition.Written("p-1", null),
                        Carried.NOTHING));
        assertThat(position.text()).isEqualTo(TEXT);
    }

    @Test
    void readsWhatAWalkCarries() {
        String carried = TEXT.replace(
                "\"itemsSeen\":true}",
                "\"itemsSeen\":true,\"watermark\":{\"value\":\"9\",\"bound\":\"7\","
                        + "\"greatest\":\"8\",\"serviceTime\":\"2026-03-01T12:00:00Z\",\"lastFull\":\"2026-03-01T12:00:00Z\"},"
                        + "\"user\":{\"failures\":2,\"dueAt\":\"2026-03-01T12:00:00Z\",\"suspended\":\"not connected\"}}");
        WalkPosition position = WalkPosition.parse(carried);
        assertThat(position.carried())
                .isEqualTo(new Carried(
                        new Carried.Watermark("9", "7", "8", Positions.NOW, Positions.NOW),
                        new Carried.UserState(2, Positions.NOW, "not connected")));
        assertThat(position.text()).isEqualTo(carried);
        assertRefused(carried.replace("\"failures\":2", "\"failures\":-2"));
        assertRefused(carried.replace("\"value\":\"9\"", "\"value\":9"));
        assertRefused(carried.replace("\"watermark\":{", "\"watermark\":[],\"other\":{"));
    }

    @ParameterizedTest
    @CsvSource({"false,0,0,true", "true,0,0,false", "true,0,1,true", "true,7,6,false", "true,7,7,false", "true,7,8,true"
    })
    void fallsBackAgainOnlyIfItCameFurther(boolean fellBack, long pagesBefore, long page, boolean may) {
        WalkPosition position = WalkPosition.parse(TEXT.replace("\"page\":7", "\"page\":" + page)
                .replace("\"fellBack\":true", "\"fellBack\":" + fellBack)
                .replace("\"pagesBefore\":5", "\"pagesBefore\":" + pagesBefore));
        assertThat(position.mayFallBack()).isEqualTo(may);
    }

    @Test
    void tellsNoEndWhereThePlaceOfRecordsWasNeverSeen() {
        Page missing = new Page(1, FakePages.page("{}", "9"), Records.none("is an object without members"));
        Page last = new Page(2, FakePages.page("{}", null), Records.none("is an object without members"));
        Page empty = new Page(1, FakePages.page("{}", "9"), Records.none(null));

        WalkPosition never = Positions.begin().after(missing, true).after(last, true);
        assertThat(never.at().itemsSeen()).isFalse();
        assertThat(never.state()).isEqualTo(WalkPosition.State.FINISHED);
        WalkPosition once = Positions.begin().after(empty, true);
        assertThat(WalkPosition.parse(once.text()).after(last, true).state())
                .as("it was there once, before a restart")
                .isEqualTo(WalkPosition.State.END_PENDING);
    }

    @Test
    void countsWhatWasDealtWith() throws Exception {
        WalkPosition position = Positions.begin();
        assertThat(position.at().cursor()).isNull();
        assertThat(position.origin().whole()).isTrue();

        position = position.after(page(1, "[1,2]", "9"), true);
        assertThat(position.state()).isEqualTo(WalkPosition.State.WALKING);
        assertThat(position.at().cursor()).isEqualTo(new Cursor("9", "next_page"));
        position = position.after(page(2, "[]", "10"), true).after(page(3, "[]", "11"), true);
        assertThat(position.at().emptyPages()).isEqualTo(2);
        position = position.after(page(4, "[3]", null), true);

        assertThat(position.state()).isEqualTo(WalkPosition.State.END_PENDING);
        assertThat(position.page()).isEqualTo(4);
        assertThat(position.records()).isEqualTo(3);
        assertThat(position.at().emptyPages()).isZero();
        assertThat(position.at().cursor()).isNull();
        assertThat(position.finished().state()).isEqualTo(WalkPosition.State.FINISHED);
        assertThat(position.finished().records()).isEqualTo(3);
    }

    @Test
    void tellsNoEndOfAWalkThatBeganInTheMiddle() throws Exception {
        WalkPosition position = WalkPosition.begin(new Cursor("1", null), Positions.FINGERPRINT, Positions.NOW);
        assertThat(position.origin().whole()).isFalse();
        assertThat(position.after(page(1, "[]", null), true).state()).isEqualTo(WalkPosition.State.FINISHED);
        assertThat(Positions.begin().after(page(1, "[]", null), false).state()).isEqualTo(WalkPosition.State.FINISHED);
    }

    @Test
    void givesEachWalkItsOwnId() {
        assertThat(Positions.begin().walkId()).isNotEqualTo(Positions.begin().walkId());
    }

    @Test
    void refusesEachTruncation() {
        for (int length = 0; length < TEXT.length(); length++) {
            assertRefused(TEXT.substring(0, length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"text\"",
                "[]",
                "{}",
                "not json",
                "{\"version\":2}",
                "{\"version\":\"1.0\"}",
                "\u0000",
                "{\"version\":2}{\"version\":2}",
                "eyJ2ZXJzaW9uIjoxfQ=="
            })
    void refusesWhatIsNoRecord(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state",
                "page",
                "emptyPages",
                "records",
                "walkId",
                "writer",
                "pagesBefore",
                "itemsSeen",
                "startedAt",
                "fingerprint",
                "whole",
                "fellBack"
            })
    void refusesARecordWithoutOneOfItsParts(String part) {
        assertRefused(TEXT.replace('"' + part + "\":", "\"x\":"));
    }

    @ParameterizedTest
    @CsvSource({
        "state,\"walking\",\"flying\"",
        "state,\"walking\",7",
        "startedAt,\"2026-03-01T12:00:00Z\",\"yesterday\""
    })
    void refusesPartsThatAreWrong(String part, String right, String wrong) {
        assertRefused(TEXT.replace('"' + part + "\":" + right, '"' + part + "\":" + wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3", "-1", "99", "null", "\"x\""})
    void refusesAnotherVersionAndSaysSo(String version) {
        assertThatThrownBy(() -> WalkPosition.parse(TEXT.replace("\"version\":2", "\"version\":" + version)))
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContaining("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "{\"a\":1}", "null", "true"})
    void refusesACursorThatIsNoText(String cursor) {
        assertRefused(TEXT.replace("\"{\\\"a\\\": 1.0}\"", cursor));
    }

    @Test
    void refusesAWalkInTheMiddleWithoutCursor() {
        assertRefused(TEXT.replace("\"cursor\":\"{\\\"a\\\": 1.0}\",", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "{", "1 2", "\\\"open"})
    void refusesACursorTextThatIsNoJson(String cursor) {
        assertRefused(TEXT.replace("{\\\"a\\\": 1.0}", cursor));
    }

    @ParameterizedTest
    @CsvSource({
        "page,7,\"x\"",
        "pagesBefore,5,-1",
        "itemsSeen,true,1",
        "page,7,-7",
        "page,7,7.5",
        "records,350,[]",
        "records,350,-1",
        "emptyPages,1,true",
        "whole,true,\"no\"",
        "version,2,2.9",
        "version,2,true",
        "walkId,\"w-1\",[]",
        "page,7,99999999999999999999"
    })
    void refusesPartsOfAnotherType(String part, String right, String wrong) {
        assertRefused(TEXT.replace('"' + part + "\":" + right, '"' + part + "\":" + wrong));
    }

    @Test
    void namesNoDataOfADamagedRecord() {
        for (String text : Arrays.asList(TEXT + "s3cr3t", TEXT.replace("walking", "s3cr3t"))) {
            assertThatThrownBy(() -> WalkPosition.parse(text))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
        }
    }
}
