/** Cursors: what is in them, and how they look on the wire. */
package io.github.camelintegry.simulator.internal.paging;
