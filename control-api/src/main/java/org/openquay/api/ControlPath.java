package org.openquay.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that runs inside the control cycle: after start it allocates nothing, takes no lock, boxes nothing,
 * builds no string, writes no log, reads no clock, throws nothing, and all its loops are bounded.
 *
 * <p>On a type it covers every method of the type but constructors and static factories.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ControlPath {}
