/** How options are written, and what is said of one that cannot be meant as it is. */
@NullMarked
package io.github.camelintegry.internal.options;

import org.jspecify.annotations.NullMarked;
