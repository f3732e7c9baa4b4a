/// Owns what the services state for ever, one record a fact, one sealed family a service.
/// Must not know how a fact was decided, and never holds personal data or free text.
@NullMarked
package kz.tumar.contract.fact;

import org.jspecify.annotations.NullMarked;
