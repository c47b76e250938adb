/** The records of all pages as the body of one message: {@code walk=true} in a producer. */
@NullMarked
package io.github.camelintegry.internal.streaming;

import org.jspecify.annotations.NullMarked;
