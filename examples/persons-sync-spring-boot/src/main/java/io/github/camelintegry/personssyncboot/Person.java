package io.github.camelintegry.personssyncboot;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as Pipedrive gives it, as far as it is kept.
 *
 * @param email addresses, the first one is kept
 * @param phone numbers, the first one is kept
 */
@JsonNaming(SnakeCaseStrategy.class)
record Person(
        long id,
        @Nullable String name,
        @Nullable List<@Nullable Contact> email,
        @Nullable List<@Nullable Contact> phone,
        @Nullable String orgName,
        @Nullable String updateTime) {

    private static final int MAX_YEAR = 9999;

    /** An address or number; its label is not kept. */
    record Contact(@Nullable String value) {}

    /** Sees to it that the database can hold what is kept. */
    void check() throws UnusableRecordException {
        checkText("name", name);
        checkText("email", firstEmail());
        checkText("phone", firstPhone());
        checkText("org_name", orgName);
        checkTime();
    }

    private void checkTime() throws UnusableRecordException {
        try {
            OffsetDateTime time = time();
            if (time == null || time.getYear() >= 1 && time.getYear() <= MAX_YEAR) {
                return;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new UnusableRecordException("update_time", "is no time of the years 1 to " + MAX_YEAR);
    }

    private static void checkText(String field, @Nullable String text) throws UnusableRecordException {
        if (text != null
                && (text.indexOf('\0') >= 0
                        || !StandardCharsets.UTF_8.newEncoder().canEncode(text))) {
            throw new UnusableRecordException(
                    field, "holds U+0000 or half a surrogate pair, which PostgreSQL cannot store");
        }
    }

    @Nullable
    OffsetDateTime time() {
        return updateTime == null ? null : OffsetDateTime.parse(updateTime);
    }

    @Nullable
    String firstEmail() {
        return first(email);
    }

    @Nullable
    String firstPhone() {
        return first(phone);
    }

    private static @Nullable String first(@Nullable List<@Nullable Contact> contacts) {
        return contacts == null || contacts.isEmpty() || contacts.get(0) == null
                ? null
                : contacts.get(0).value();
    }
}
