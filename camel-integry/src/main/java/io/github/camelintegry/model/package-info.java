/** What the service says of apps, functions and accounts, as Java objects. */
@NullMarked
package io.github.camelintegry.model;

import org.jspecify.annotations.NullMarked;
