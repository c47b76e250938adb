/** Walks for {@code pollEnrich}, {@code poll} and templates. */
@NullMarked
package io.github.camelintegry.internal.ondemand;

import org.jspecify.annotations.NullMarked;
