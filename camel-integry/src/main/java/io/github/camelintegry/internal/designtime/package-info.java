/** What a designer asks of the component before any route runs. */
@NullMarked
package io.github.camelintegry.internal.designtime;

import org.jspecify.annotations.NullMarked;
