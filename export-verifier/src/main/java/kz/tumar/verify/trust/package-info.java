/// Owns what the reader brings from outside: C2SP tlog-policy with its logs, witnesses and quorum.
/// Must not know anything that a package says about itself.
@NullMarked
package kz.tumar.verify.trust;

import org.jspecify.annotations.NullMarked;
