package kz.tumar.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The least and the greatest value of a whole number on the wire; numbers are kept too small to be a telephone or
/// identity number.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /// The least value allowed.
    long min() default 0;

    /// The greatest value allowed.
    long max() default 1_000_000_000;
}
