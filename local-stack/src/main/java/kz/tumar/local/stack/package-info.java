/// Owns what belongs to a running stack: its ports, the order of starting and ending, the services' configuration.
/// Must not know what the services decide, nor share code with them.
@NullMarked
package kz.tumar.local.stack;

import org.jspecify.annotations.NullMarked;
