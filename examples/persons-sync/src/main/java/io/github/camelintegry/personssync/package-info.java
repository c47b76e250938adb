/** An example: what Pipedrive knows of persons, kept in a database. The routes are in {@code src/main/resources/camel}. */
package io.github.camelintegry.personssync;
