/** The poll loop of a consumer, its failures, and the threads that consumers share. */
@NullMarked
package io.github.camelintegry.internal.polling;

import org.jspecify.annotations.NullMarked;
