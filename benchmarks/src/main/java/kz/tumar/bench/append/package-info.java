/// Owns the benchmark of the log: facts on Kafka until they are under a signed checkpoint, beside a bare COPY.
/// Must not know the log's tables, only what it publishes.
@NullMarked
package kz.tumar.bench.append;

import org.jspecify.annotations.NullMarked;
