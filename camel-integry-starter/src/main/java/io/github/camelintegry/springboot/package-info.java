/**
 * The component in a Spring Boot application: {@code camel.component.integry.*} in its properties. Start reading at
 * {@link io.github.camelintegry.springboot.IntegryComponentAutoConfiguration}.
 */
@NullMarked
package io.github.camelintegry.springboot;

import org.jspecify.annotations.NullMarked;
