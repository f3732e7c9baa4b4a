/// Proves the laws of the house and the journeys of the product.
/// Must not be needed by anything that runs.
@NullMarked
package kz.tumar.journey;

import org.jspecify.annotations.NullMarked;
