/** What an operator wants to see of a walk. */
@NullMarked
package io.github.camelintegry.status;

import org.jspecify.annotations.NullMarked;
