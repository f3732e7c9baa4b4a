/// Owns what a request, a block, an order and an inquiry are, and what may follow from what: pure functions over facts.
/// Must not know time, storage, transport or any framework.
@NullMarked
package kz.tumar.request.decision;

import org.jspecify.annotations.NullMarked;
