/// Owns the bytes of events: how they are written, read leniently from ourselves and strictly from others, and
/// what is wrong with those that can't be read. Must not know what is done about them.
@NullMarked
package kz.tumar.delivery.wire;

import org.jspecify.annotations.NullMarked;
