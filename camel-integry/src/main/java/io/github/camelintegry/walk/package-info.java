/**
 * A listing as a sequence of pages: the walker with its read-ahead and guards, and the record of how far a walk came.
 *
 * <p>Knows the floors below, nothing of Camel.
 */
@NullMarked
package io.github.camelintegry.walk;

import org.jspecify.annotations.NullMarked;
