/// Owns the tests of electronic signatures, and the certificate authority that they are made with: its
/// keys are made anew
/// for each run and never kept. Must not know the running service.
@NullMarked
package kz.tumar.request.signature;

import org.jspecify.annotations.NullMarked;
