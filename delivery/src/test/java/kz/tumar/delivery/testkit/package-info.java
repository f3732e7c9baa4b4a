/// Owns what tests of delivery, and of services built on it, need: a broker in memory and real PostgreSQL, both
/// of which fail where a test says so. Must not know any service.
@NullMarked
package kz.tumar.delivery.testkit;

import org.jspecify.annotations.NullMarked;
