/** The options that are one of a few words. */
@NullMarked
package io.github.camelintegry.option;

import org.jspecify.annotations.NullMarked;
