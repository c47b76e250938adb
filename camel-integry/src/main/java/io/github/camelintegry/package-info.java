/**
 * The Camel face of the component: what a route sees. Start reading at
 * {@link io.github.camelintegry.IntegryEndpoint}; what goes on below it is in {@code walk}, {@code client} and
 * {@code protocol}.
 */
@NullMarked
package io.github.camelintegry;

import org.jspecify.annotations.NullMarked;
