/// Owns the operator's own signature beside a package: CAdES by its certificate, in an ASiC-E container with the
/// package.
/// It must not know what a package holds, HTTP, or the log's keys.
@NullMarked
package kz.tumar.audit.export.asic;

import org.jspecify.annotations.NullMarked;
