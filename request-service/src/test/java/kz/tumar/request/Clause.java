package kz.tumar.request;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The clauses of the policy that a test shows at work.
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Clause {
    String[] value();
}
