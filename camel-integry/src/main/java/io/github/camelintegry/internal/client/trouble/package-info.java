/** Why no call comes through, in words for whoever can change it. */
@NullMarked
package io.github.camelintegry.internal.client.trouble;

import org.jspecify.annotations.NullMarked;
