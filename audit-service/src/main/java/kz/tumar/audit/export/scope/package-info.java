/// Owns what an export covers, as it was asked for and resolved, and how `scope.json` says it.
/// It must not know how packages are written or read.
@NullMarked
package kz.tumar.audit.export.scope;

import org.jspecify.annotations.NullMarked;
