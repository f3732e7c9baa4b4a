/// Owns the export package: its canonical ZIP, its files, their order and the signed manifest.
/// It must not know HTTP or roles.
@NullMarked
package kz.tumar.audit.export;

import org.jspecify.annotations.NullMarked;
