/// Owns clause 8.4: what is known of a person, whether data must go, stay locked or wait, and how an order to destroy
/// it moves.
/// Must not know clocks, databases, brokers or HTTP; whatever it needs is handed to it as a value.
@NullMarked
package kz.tumar.retention.decision;

import org.jspecify.annotations.NullMarked;
