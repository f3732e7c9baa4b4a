/// Owns what a company system may claim, one record a claim; only the service that owns the type turns it into a fact.
/// Must not know policy: whether a claim may be made, for which purpose and by whom, is decided elsewhere.
@NullMarked
package kz.tumar.contract.claim;

import org.jspecify.annotations.NullMarked;
