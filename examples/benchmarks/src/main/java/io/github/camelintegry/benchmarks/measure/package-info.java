/** Time, CPU and allocation of a stretch of work. */
@NullMarked
package io.github.camelintegry.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
