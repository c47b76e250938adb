package io.github.camelintegry.personssyncboot;

import java.util.List;

/**
 * A page of a user's walk.
 *
 * @param cursorKey    where it is kept how far the walk came
 * @param cursorRecord how far it came with this page
 * @param persons      those of its records that can be stored
 * @param refused      the others
 */
record Page(
        String user,
        String walkId,
        long number,
        String cursorKey,
        String cursorRecord,
        List<Person> persons,
        List<Refusal> refused) {}
