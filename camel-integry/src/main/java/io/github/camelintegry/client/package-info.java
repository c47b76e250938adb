/**
 * One call: transport, deadlines, retries, outcome and the family of exceptions.
 *
 * <p>Knows the {@code protocol} floor and Vert.x, nothing of Camel. {@link io.github.camelintegry.client.IntegryClient}
 * is the door.
 */
@NullMarked
package io.github.camelintegry.client;

import org.jspecify.annotations.NullMarked;
