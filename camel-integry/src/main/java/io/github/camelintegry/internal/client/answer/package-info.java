/** What an answer means: a reply, or a failure by the table of failures. */
@NullMarked
package io.github.camelintegry.internal.client.answer;

import org.jspecify.annotations.NullMarked;
