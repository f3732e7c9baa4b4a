/// Owns who is calling: the bearer token's role, system and subject, and the facts about whoever was turned away.
/// Must not know what a role may do; the resources say so.
@NullMarked
package kz.tumar.runtime.access;

import org.jspecify.annotations.NullMarked;
