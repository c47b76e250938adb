/** How long it takes from the start of a JVM to its first answer. */
@NullMarked
package io.github.camelintegry.benchmarks.starts;

import org.jspecify.annotations.NullMarked;
