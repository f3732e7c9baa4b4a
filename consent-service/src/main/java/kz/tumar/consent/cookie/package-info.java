/// Owns what the cookie banner asks, and what becomes of a visitor's choice (clause 6).
/// Must not know who the visitor is: the site's own backend names them, and vouches for them.
@NullMarked
package kz.tumar.consent.cookie;

import org.jspecify.annotations.NullMarked;
