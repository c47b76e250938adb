/** Whether and when a call is tried again, and where it waits until then. */
@NullMarked
package io.github.camelintegry.internal.client.retry;

import org.jspecify.annotations.NullMarked;
