/** What the service knows of functions: their types and their schemas. */
@NullMarked
package io.github.camelintegry.internal.client.catalogue;

import org.jspecify.annotations.NullMarked;
