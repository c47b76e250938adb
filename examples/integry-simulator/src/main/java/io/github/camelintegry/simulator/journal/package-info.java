/** What was asked, answered and executed so far, for tests to look at. */
package io.github.camelintegry.simulator.journal;
