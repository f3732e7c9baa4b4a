/// Owns the journal of requests: one line a request, in the columns that the authority asks for, as a file.
/// Must not know how cases are decided, nor open anything sealed.
@NullMarked
package kz.tumar.request.journal;

import org.jspecify.annotations.NullMarked;
