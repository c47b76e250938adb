/** How far a walk came: the text of it, and where that is kept. */
@NullMarked
package io.github.camelintegry.internal.position;

import org.jspecify.annotations.NullMarked;
