/** Tables, charts, and the data of the machine they were made on. */
@NullMarked
package io.github.camelintegry.benchmarks.report;

import org.jspecify.annotations.NullMarked;
