/** Messages to requests, and replies to messages. */
@NullMarked
package io.github.camelintegry.internal.binding;

import org.jspecify.annotations.NullMarked;
