/** Health checks of consumers and producers. */
@NullMarked
package io.github.camelintegry.internal.health;

import org.jspecify.annotations.NullMarked;
