/** A listing as a sequence of pages. Nothing is stored here. */
@NullMarked
package io.github.camelintegry.internal.walk;

import org.jspecify.annotations.NullMarked;
