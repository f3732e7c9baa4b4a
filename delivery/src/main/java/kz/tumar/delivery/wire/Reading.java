package kz.tumar.delivery.wire;

import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.claim.Claim;
import org.jspecify.annotations.Nullable;

/// What came of reading a claim.
public sealed interface Reading {
    /// The keyed digest of the bytes read.
    Sha256 digest();

    /// It is a claim of ours, matches its schema and comes from whom it says.
    record Understood(Event<? extends Claim> event, Sha256 digest) implements Reading {}

    /// It is none, and nobody will ever be able to read it.
    ///
    /// @param id its id, where it has one and names this sender as its source
    record Unreadable(Rejection rejection, @Nullable EventId id) implements Reading {
        @Override
        public Sha256 digest() {
            return rejection.claimDigest();
        }
    }
}
