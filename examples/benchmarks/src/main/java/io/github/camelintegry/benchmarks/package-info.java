/** Benchmarks of camel-integry, with the bare transport and the routes of today as peers. */
@NullMarked
package io.github.camelintegry.benchmarks;

import org.jspecify.annotations.NullMarked;
