/// Owns the records as tables for people and their programs: which columns there are, CSV and XLSX.
/// It must not know packages, proofs, the database or languages.
@NullMarked
package kz.tumar.audit.export.table;

import org.jspecify.annotations.NullMarked;
