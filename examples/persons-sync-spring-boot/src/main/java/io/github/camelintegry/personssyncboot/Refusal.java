package io.github.camelintegry.personssyncboot;

import org.jspecify.annotations.Nullable;

/**
 * A record that the table of persons cannot hold.
 *
 * @param id     the record's id as JSON text, {@code null} if it has none
 * @param record the whole record as JSON text
 * @param reason which field is at fault, and why
 */
record Refusal(@Nullable String id, String record, String reason) {}
