/** The bytes of one answer, and the bounds within which they come. */
@NullMarked
package io.github.camelintegry.internal.client.body;

import org.jspecify.annotations.NullMarked;
