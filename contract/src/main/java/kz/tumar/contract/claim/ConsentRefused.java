package kz.tumar.contract.claim;

import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;

/// A person was asked for consent and said no (clause 5.1).
///
/// @param purpose the purpose
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param channel through which channel
/// @param actedBy who spoke for the person
/// @param textHash the digest of the exact text shown to the person
public record ConsentRefused(
        PurposeCode purpose, SubjectCategoryCode subjectCategory, ChannelCode channel, ActedBy actedBy, Sha256 textHash)
        implements Claim {}
