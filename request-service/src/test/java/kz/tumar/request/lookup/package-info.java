/// Owns the tests of what is seen from outside. Must not know the running service.
@NullMarked
package kz.tumar.request.lookup;

import org.jspecify.annotations.NullMarked;
