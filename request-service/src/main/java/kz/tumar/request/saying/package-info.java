/// Owns what applicants are told of a request, in words: when it is due and why, what is missing,
/// what was decided. Must not know by which page or letter, and nothing of a person.
@NullMarked
package kz.tumar.request.saying;

import org.jspecify.annotations.NullMarked;
