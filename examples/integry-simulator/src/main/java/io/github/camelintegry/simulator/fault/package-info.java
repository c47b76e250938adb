/** What goes wrong: faults of every kind, and scripts that decide which request meets which of them. */
package io.github.camelintegry.simulator.fault;
