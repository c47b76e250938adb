/** One call, from its first attempt to its end. */
@NullMarked
package io.github.camelintegry.internal.client;

import org.jspecify.annotations.NullMarked;
