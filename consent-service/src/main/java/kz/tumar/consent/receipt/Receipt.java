package kz.tumar.consent.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import kz.tumar.contract.Event;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.fact.Fact;

/// A receipt as its holder gets it.
///
/// @param entry what it is of
/// @param content the JSON-LD that the commitment in the log is to
/// @param nonce 64 hexadecimal digits; with the content they open the commitment
/// @param sealed where it lies, and the commitment
record Receipt(Event<? extends Fact> entry, ObjectNode content, String nonce, SealedContent sealed) {
    @Override
    public String toString() {
        return "Receipt[record=" + entry.id() + ", nonce=redacted]";
    }
}
