package kz.tumar.contract.fact;

import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;

/// A person said no (clause 5.1).
///
/// @param system the system that claimed it
/// @param purpose the purpose
/// @param subjectCategory in which capacity the person is known (clause 5.2)
/// @param channel through which channel
/// @param actedBy who spoke for the person
/// @param textHash the digest of the text shown
public record ConsentRefused(
        HolderCode system,
        PurposeCode purpose,
        SubjectCategoryCode subjectCategory,
        ChannelCode channel,
        ActedBy actedBy,
        Sha256 textHash)
        implements ConsentFact {}
