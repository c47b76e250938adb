/** What people use today, and the bare transport. */
@NullMarked
package io.github.camelintegry.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
