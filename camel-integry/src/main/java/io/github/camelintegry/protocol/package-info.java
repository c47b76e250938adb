/**
 * What goes over the wire: credentials and signatures, the API styles, requests, replies and cursors.
 *
 * <p>This is the lowest floor: it does no I/O and knows neither Camel nor Vert.x. The facts behind it are those of the
 * Integry API reference.
 */
@NullMarked
package io.github.camelintegry.protocol;

import org.jspecify.annotations.NullMarked;
