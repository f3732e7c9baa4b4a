/// Owns the C2SP tlog-checkpoint text and the memory, beside the key, of what was last signed.
/// It must not know how the tree is computed or stored.
@NullMarked
package kz.tumar.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
