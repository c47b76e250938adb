/** JSON as the bytes that came: the codec, its slices, and what is wrong with them. */
@NullMarked
package io.github.camelintegry.internal.json;

import org.jspecify.annotations.NullMarked;
