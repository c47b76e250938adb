/** Outputs and records in the form that a route wants. */
@NullMarked
package io.github.camelintegry.internal.output;

import org.jspecify.annotations.NullMarked;
