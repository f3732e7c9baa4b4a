/// Owns logs of any size to measure questions on: filled the way they fill in use, and at rest when they are asked.
/// Must not know what is asked of them.
@NullMarked
package kz.tumar.bench.log;

import org.jspecify.annotations.NullMarked;
