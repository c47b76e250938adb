/** Requests and answers, who asks, and how an answer is written as it should be. Knows no operation of the API. */
package io.github.camelintegry.simulator.internal.http;
