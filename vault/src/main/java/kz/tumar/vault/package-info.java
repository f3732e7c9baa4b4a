/// Owns the sealing of personal data: data keys, ciphertext, commitments, the keyed index, the key ring, and
/// destruction.
/// Must not know what a value means, who may see it, which service hosts it, or that Kafka, HTTP and Quarkus exist.
@NullMarked
package kz.tumar.vault;

import org.jspecify.annotations.NullMarked;
