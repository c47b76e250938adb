/** A stand-in for the service, in a process of its own, that answers as cheaply as it can. */
@NullMarked
package io.github.camelintegry.benchmarks.service;

import org.jspecify.annotations.NullMarked;
