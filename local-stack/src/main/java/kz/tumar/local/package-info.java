/// Owns the command line of the local stack.
/// Must not know how a server or a service works inside.
@NullMarked
package kz.tumar.local;

import org.jspecify.annotations.NullMarked;
