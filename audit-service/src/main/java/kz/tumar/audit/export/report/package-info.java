/// Owns what a package says to people: its README and its report, in three languages, and what is counted for them.
/// It must not know how packages are written, or the database.
@NullMarked
package kz.tumar.audit.export.report;

import org.jspecify.annotations.NullMarked;
