package org.openquay.api.state;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field that every cycle sets before it reads it, so that it is no part of the step's memory: it does not pass
 * through {@code exchange(StateCursor)}. On a type it covers all its fields.
 *
 * <p>A test perturbs every other mutable field of a stateful class and requires the saved state to notice.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface EachCycle {}
