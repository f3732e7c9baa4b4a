/// Owns RFC 6962 hashing, compact ranges, and the making and checking of inclusion and consistency proofs.
/// It must not know where hashes are stored, what an entry says or who asks.
@NullMarked
package kz.tumar.audit.tree;

import org.jspecify.annotations.NullMarked;
