/// Owns RFC 6962 hashing and the proofs over it.
/// Must not know where leaves, proofs and roots come from.
@NullMarked
package kz.tumar.verify.tree;

import org.jspecify.annotations.NullMarked;
