/** The words that everyone needs: what can be asked for, an answer as it goes out, and how the service may write things. */
package io.github.camelintegry.simulator.wire;
