/// Owns the tests of what a request says about who is asking. Must not know the running service.
@NullMarked
package kz.tumar.request.identity;

import org.jspecify.annotations.NullMarked;
