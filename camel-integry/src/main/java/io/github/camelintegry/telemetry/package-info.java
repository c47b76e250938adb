/** Names and tags for the spans of Camel's telemetry, which finds them by itself. */
@NullMarked
package io.github.camelintegry.telemetry;

import org.jspecify.annotations.NullMarked;
