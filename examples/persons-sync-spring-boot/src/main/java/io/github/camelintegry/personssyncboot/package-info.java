/** An example: what Pipedrive knows of persons, kept in PostgreSQL for several users, and watched in a browser. */
@NullMarked
package io.github.camelintegry.personssyncboot;

import org.jspecify.annotations.NullMarked;
