package io.github.camelintegry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs all tests of a class over each version of HTTP, which comes as its parameter. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"HTTP/1.1", "HTTP/2"})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BothHttpVersions {}
