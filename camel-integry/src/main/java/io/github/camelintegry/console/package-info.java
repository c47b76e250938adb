/** What the component shows in Camel's developer console. */
@NullMarked
package io.github.camelintegry.console;

import org.jspecify.annotations.NullMarked;
