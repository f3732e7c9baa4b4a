/// Owns the sealing and revealing of personal content over HTTP, and the destruction of it as a holder under order.
/// Must not know cases or requests, so that any service that keeps sealed content can use it alike.
@NullMarked
package kz.tumar.request.sealing;

import org.jspecify.annotations.NullMarked;
