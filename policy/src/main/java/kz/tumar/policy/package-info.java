/// Owns the immutable model of an operator's policy and the questions services ask of it.
/// Speaks of everything that travels in the wire's own codes. Must not know how the file is read, nor any framework,
/// clock, network or database.
@NullMarked
package kz.tumar.policy;

import org.jspecify.annotations.NullMarked;
