/** The two styles of the API: what a request means, and where its parameters are. */
package io.github.camelintegry.simulator.internal.style;
