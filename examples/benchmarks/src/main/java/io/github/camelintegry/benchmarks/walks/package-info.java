/** How long a walk over pages takes, against the time that its slower half needs. */
@NullMarked
package io.github.camelintegry.benchmarks.walks;

import org.jspecify.annotations.NullMarked;
