/** What knows neither Integry nor Camel: texts, UTF-8, bounded caches, time. */
@NullMarked
package io.github.camelintegry.internal.util;

import org.jspecify.annotations.NullMarked;
