package io.github.camelintegry.personssyncboot;

/** A record that cannot be stored. Its message names the field, and holds nothing else of the record. */
final class UnusableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableRecordException(String field, String reason) {
        super(field + " " + reason);
    }
}
