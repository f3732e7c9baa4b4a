/// Owns the wire promise: envelope, references, codes and the catalogue of claims, facts and commands.
/// Must not know who sends, stores or decides anything; it depends on Jackson's annotations alone.
@NullMarked
package kz.tumar.contract;

import org.jspecify.annotations.NullMarked;
