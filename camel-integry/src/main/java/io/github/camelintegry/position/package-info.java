/** Places where a walk's position is kept. */
@NullMarked
package io.github.camelintegry.position;

import org.jspecify.annotations.NullMarked;
