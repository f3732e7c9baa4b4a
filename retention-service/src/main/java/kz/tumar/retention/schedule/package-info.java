/// Owns what happens by time: due orders, commands, repetition, lateness, reviews, the brake.
/// Must not decide what becomes of data; that is decision/'s.
@NullMarked
package kz.tumar.retention.schedule;

import org.jspecify.annotations.NullMarked;
