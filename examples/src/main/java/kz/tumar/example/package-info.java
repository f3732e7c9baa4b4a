/// A company system (CRM, HR, accounting) in Java over Kafka: keeps its own store, claims what happens, obeys what it
/// is told.
/// Must not link anything of Tumar: it knows the wire, and nothing else.
@NullMarked
package kz.tumar.example;

import org.jspecify.annotations.NullMarked;
