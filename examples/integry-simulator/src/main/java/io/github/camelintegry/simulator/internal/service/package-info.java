/** One class for each group of operations, which makes the answers. */
package io.github.camelintegry.simulator.internal.service;
