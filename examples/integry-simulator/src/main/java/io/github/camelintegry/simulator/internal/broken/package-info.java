/** The ways of writing an answer that no proper server has. */
package io.github.camelintegry.simulator.internal.broken;
