/// Tests of the journal of requests.
/// Must not need a running service.
@NullMarked
package kz.tumar.request.journal;

import org.jspecify.annotations.NullMarked;
