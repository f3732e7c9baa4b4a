package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.Sha256;

/// The authority was answered.
///
/// @param caseId the case
/// @param exportId the export that was sent
/// @param packageHash the digest of the package
/// @param answeredAt provable dispatch
/// @param actor who did it
public record AuthorityInquiryAnswered(
        CaseId caseId, ExportId exportId, Sha256 packageHash, Instant answeredAt, Actor actor) implements RequestFact {}
