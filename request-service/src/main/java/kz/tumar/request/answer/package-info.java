/// Owns the answer to a request for access: what is told, the documents that tell it, and the way from sealed uploads
/// to a
/// sealed package.
/// Must not know how a case is decided, and keeps nothing in the clear.
@NullMarked
package kz.tumar.request.answer;

import org.jspecify.annotations.NullMarked;
