/** The way of a request from the socket to its answer. */
package io.github.camelintegry.simulator.internal.server;
