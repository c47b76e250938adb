package io.github.camelintegry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs all tests of a class in each style of the API, which comes as its parameter. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"resource", "action"})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BothStyles {}
