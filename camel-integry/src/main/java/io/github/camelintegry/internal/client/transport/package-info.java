/** Requests over HTTP, and their own answers and no others. */
@NullMarked
package io.github.camelintegry.internal.client.transport;

import org.jspecify.annotations.NullMarked;
