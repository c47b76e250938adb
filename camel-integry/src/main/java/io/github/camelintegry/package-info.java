/**
 * What a route sees of the component. Start reading at {@link io.github.camelintegry.IntegryEndpoint}; what a user may type or
 * call stands here and in the packages beside it, all else under {@code internal}.
 */
@NullMarked
package io.github.camelintegry;

import org.jspecify.annotations.NullMarked;
