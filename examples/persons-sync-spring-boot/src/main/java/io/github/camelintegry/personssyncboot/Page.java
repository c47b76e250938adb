package io.github.camelintegry.personssyncboot;

import java.util.List;

/**
 * A page of a user's walk.
 *
 * @param persons those of its records that can be stored
 * @param refused the others
 */
record Page(String user, String walkId, long number, List<Person> persons, List<Refusal> refused) {}
