/** What the endpoints of a component share: connections, threads, timers. */
@NullMarked
package io.github.camelintegry.internal.runtime;

import org.jspecify.annotations.NullMarked;
