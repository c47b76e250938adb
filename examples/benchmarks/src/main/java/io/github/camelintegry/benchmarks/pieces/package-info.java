/** What the pieces of a call cost, by JMH. */
@NullMarked
package io.github.camelintegry.benchmarks.pieces;

import org.jspecify.annotations.NullMarked;
