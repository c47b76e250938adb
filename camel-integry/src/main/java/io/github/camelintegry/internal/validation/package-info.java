/** Parameters of a call against the schema of its function. */
@NullMarked
package io.github.camelintegry.internal.validation;

import org.jspecify.annotations.NullMarked;
