package org.openquay.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that runs inside the control cycle: after start it allocates nothing, takes no lock, boxes nothing,
 * builds no string, writes no log, reads no clock, throws nothing, uses {@link StrictMath} where {@link Math} may
 * differ between machines, and all its loops are bounded.
 *
 * <p>On a method it covers the method, whatever implements or overrides it, and every project method called by name
 * from there on. On a type it covers every instance method so, in its subtypes too; constructors and static factories
 * are not meant. A call through an interface that is not marked ends the control path: so a cycle reaches its clock.
 *
 * <p>Held by an architecture test on the compiled classes, and by tests that measure zero bytes allocated per cycle.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ControlPath {}
