/// Owns what consents, grounds, blocks and destructions mean together: whether data may be processed, and whether a
/// claim holds.
/// Must not know time, storage, transport or any framework: the same set of statements gives the same answer
/// everywhere.
@NullMarked
package kz.tumar.consent.decision;

import org.jspecify.annotations.NullMarked;
