/** What a call costs: one subject after another, in one JVM, against the same server. */
@NullMarked
package io.github.camelintegry.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
