/** Who may use the page and its API. */
@NullMarked
package io.github.camelintegry.personssyncboot.web;

import org.jspecify.annotations.NullMarked;
