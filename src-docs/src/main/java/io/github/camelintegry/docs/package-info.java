/** What the build of the documentation needs, and nobody else. */
package io.github.camelintegry.docs;
