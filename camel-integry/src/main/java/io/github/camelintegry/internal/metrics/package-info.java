/** Counts and times of calls and walks. */
@NullMarked
package io.github.camelintegry.internal.metrics;

import org.jspecify.annotations.NullMarked;
