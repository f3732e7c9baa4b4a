/// Owns letters: to applicants about their requests, and daily to the responsible person. It sends
/// them durably, and says when it can't. Must not decide about a request, and must not know an
/// address for longer than one letter takes.
@NullMarked
package kz.tumar.request.mail;

import org.jspecify.annotations.NullMarked;
