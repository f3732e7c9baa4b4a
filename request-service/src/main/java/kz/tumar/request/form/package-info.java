/// Owns the pages by which anybody files a request and asks what became of it: what is typed is
/// sealed at once, and nothing of it stands in an address, a log or a cookie. Must not know how
/// officers work, nor decide about a request.
@NullMarked
package kz.tumar.request.form;

import org.jspecify.annotations.NullMarked;
