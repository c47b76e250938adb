/** A route's own text and the values of a message, kept apart in a dynamic URI. */
@NullMarked
package io.github.camelintegry.internal.dynamic;

import org.jspecify.annotations.NullMarked;
