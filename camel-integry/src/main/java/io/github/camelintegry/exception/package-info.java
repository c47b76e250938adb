/** What a call can fail with, what is known of it then, and who may try it again. All of it is immutable. */
@NullMarked
package io.github.camelintegry.exception;

import org.jspecify.annotations.NullMarked;
