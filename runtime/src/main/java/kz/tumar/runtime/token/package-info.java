/// Owns the memory of bearer tokens that were verified a moment ago, so that asking a thousand times with one token
/// costs one verification. Must not know what a token allows.
@NullMarked
package kz.tumar.runtime.token;

import org.jspecify.annotations.NullMarked;
