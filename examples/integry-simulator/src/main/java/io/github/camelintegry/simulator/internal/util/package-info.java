/** JSON, URL-encoded text, and the names of settings. */
package io.github.camelintegry.simulator.internal.util;
