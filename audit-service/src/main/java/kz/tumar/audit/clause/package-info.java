/// Owns the table of the policy's clauses: which rule keeps each, which tests show it, and what the log knows of it.
/// It must not know how a clause is kept: that is the other services' work.
@NullMarked
package kz.tumar.audit.clause;

import org.jspecify.annotations.NullMarked;
