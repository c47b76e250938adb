package io.github.camelintegry.personssyncboot;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.OffsetDateTime;
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
        @Nullable List<Contact> email,
        @Nullable List<Contact> phone,
        @Nullable String orgName,
        @Nullable OffsetDateTime updateTime) {

    /** An address or number; its label is not kept. */
    record Contact(@Nullable String value) {}

    @Nullable
    String firstEmail() {
        return first(email);
    }

    @Nullable
    String firstPhone() {
        return first(phone);
    }

    private static @Nullable String first(@Nullable List<Contact> contacts) {
        return contacts == null || contacts.isEmpty() ? null : contacts.get(0).value();
    }
}
