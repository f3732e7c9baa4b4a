/// Owns the raw way to the broker: reading partitions from known positions, awaiting what was written, asking
/// where topics end. Whoever reads the log of a topic as such (delivery itself, and the audit log's sequencer)
/// does it through this package, so that nothing else touches the Kafka client. Must not know what a record
/// means.
@NullMarked
package kz.tumar.delivery.partition;

import org.jspecify.annotations.NullMarked;
