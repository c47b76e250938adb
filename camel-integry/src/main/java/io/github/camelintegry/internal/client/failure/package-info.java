/** The one table of what can go wrong with a call, and a failure while its call goes on. */
@NullMarked
package io.github.camelintegry.internal.client.failure;

import org.jspecify.annotations.NullMarked;
