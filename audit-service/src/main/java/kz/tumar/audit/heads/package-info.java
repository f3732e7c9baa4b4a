/// Owns the tree over where each subject's history ends, and the log's own statements of its root.
/// It must not know what an export looks like.
@NullMarked
package kz.tumar.audit.heads;

import org.jspecify.annotations.NullMarked;
