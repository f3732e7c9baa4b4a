package kz.tumar.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The regular expression (ECMA 262, anchored) that every text of this type matches on the wire; JSON Schemas are
/// written from it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Form {
    /// The anchored expression.
    String value();
}
