/// Owns the box in which a holder that speaks HTTP finds its commands, the very events that are on its topic.
/// Must not know what a command means, or whether it was obeyed.
@NullMarked
package kz.tumar.runtime.commands;

import org.jspecify.annotations.NullMarked;
