/** A page to an exchange, the end of that exchange, and what is still under way for it. */
@NullMarked
package io.github.camelintegry.internal.delivery;

import org.jspecify.annotations.NullMarked;
