/** What a walk, an endpoint or a consumer holds, each in a JVM of its own. */
@NullMarked
package io.github.camelintegry.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
