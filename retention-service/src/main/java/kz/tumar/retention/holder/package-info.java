/// Owns the part of holders without topics: tasks, and what a person attests for them.
/// Must not know Kafka.
@NullMarked
package kz.tumar.retention.holder;

import org.jspecify.annotations.NullMarked;
