/// Owns the bytes of a log entry: RFC 8785 canonical JSON of the fact, its origin and its number among the entries
/// about its subject.
/// It must not know Kafka, the database or what any fact means.
@NullMarked
package kz.tumar.audit.entry;

import org.jspecify.annotations.NullMarked;
