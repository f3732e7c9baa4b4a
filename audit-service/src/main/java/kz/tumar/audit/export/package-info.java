/// Owns the export package: its canonical ZIP, its files, their order and the signed manifest.
/// It must not know HTTP, roles or how the log is stored.
@NullMarked
package kz.tumar.audit.export;

import org.jspecify.annotations.NullMarked;
