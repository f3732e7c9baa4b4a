/// Owns the benchmark of the outbox: from a commit until the event is visible on Kafka, beside a bare producer.
/// Must not know what a service would decide.
@NullMarked
package kz.tumar.bench.relay;

import org.jspecify.annotations.NullMarked;
