/** What turns Integry's answers into other types of Camel: converters to the models, and data type transformers. */
@NullMarked
package io.github.camelintegry.transform;

import org.jspecify.annotations.NullMarked;
