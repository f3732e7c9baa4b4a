/// Owns the ahead-of-time caches with which programs start faster: whether they fit, and how they are made.
/// Must not know which programs there are, nor what they do.
@NullMarked
package kz.tumar.local.ahead;

import org.jspecify.annotations.NullMarked;
