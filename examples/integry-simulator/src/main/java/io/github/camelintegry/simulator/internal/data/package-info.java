/** The apps, functions, records and accounts that there are. */
package io.github.camelintegry.simulator.internal.data;
