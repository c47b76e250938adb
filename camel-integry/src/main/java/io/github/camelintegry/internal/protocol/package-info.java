/** What goes over the wire: the API styles, requests, signatures, the envelope, cursors. No I/O. */
@NullMarked
package io.github.camelintegry.internal.protocol;

import org.jspecify.annotations.NullMarked;
