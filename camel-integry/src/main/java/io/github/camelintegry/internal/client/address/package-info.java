/** Where the service is, and by which ways it can be reached. */
@NullMarked
package io.github.camelintegry.internal.client.address;

import org.jspecify.annotations.NullMarked;
