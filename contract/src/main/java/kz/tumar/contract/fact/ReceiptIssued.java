package kz.tumar.contract.fact;

import kz.tumar.contract.EventId;
import kz.tumar.contract.SealedContent;

/// The person got a receipt of a consent or a withdrawal. Whoever shows its nonce shows that the record is theirs.
///
/// @param record the fact that it is a receipt of
/// @param receipt the sealed receipt with its nonce
public record ReceiptIssued(EventId record, SealedContent receipt) implements ConsentFact {}
