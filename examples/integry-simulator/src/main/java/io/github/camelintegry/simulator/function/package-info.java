/** Functions that clients call, and what they work with: accounts and records. Tests bring functions of their own. */
package io.github.camelintegry.simulator.function;
