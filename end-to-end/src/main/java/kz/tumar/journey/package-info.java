/// Plays the product's journeys on the real stack, with company systems that run as processes of their own.
/// Must not know a service's insides: it speaks to APIs, topics and the command line, as anybody would.
@NullMarked
package kz.tumar.journey;

import org.jspecify.annotations.NullMarked;
