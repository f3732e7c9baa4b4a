package kz.tumar.contract.claim;

import kz.tumar.contract.SealedContent;

/// A person died. What rested on their consent stops; nothing is destroyed by it.
///
/// @param evidence the sealed document that shows it
public record SubjectDeceased(SealedContent evidence) implements Claim {}
