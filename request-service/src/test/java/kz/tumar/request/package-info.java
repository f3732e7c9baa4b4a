/// Owns the tests of the whole service against the real broker, database and issuer.
/// Must not know tables or classes of the service: it is seen from outside.
@NullMarked
package kz.tumar.request;

import org.jspecify.annotations.NullMarked;
