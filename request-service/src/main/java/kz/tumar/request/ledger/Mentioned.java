package kz.tumar.request.ledger;

import java.util.List;
import java.util.stream.Stream;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Withheld;
import kz.tumar.contract.fact.AnswerPrepared;
import kz.tumar.contract.fact.CandidateMatched;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.ContactGiven;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.contract.fact.SignatureVerified;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SubjectSought;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.contract.fact.ThirdPartyDataChecked;
import org.jspecify.annotations.Nullable;

/// The sealed content that a fact names.
final class Mentioned {
    private Mentioned() {}

    static List<SealedContent> of(RequestFact fact) {
        return switch (fact) {
            case SubjectRequestFiled filed ->
                present(
                        filed.identityDocument(),
                        filed.participation(),
                        filed.signature(),
                        filed.content(),
                        filed.actedBy().authority());
            case CompletionReceived received ->
                present(
                        received.identityDocument(),
                        received.participation(),
                        received.signature(),
                        received.authority());
            case SupportingInformationSubmitted submitted -> List.of(submitted.content());
            case DataRectified rectified -> List.of(rectified.after());
            case SubjectDataCollected collected -> collected.uploads();
            case SignatureVerified verified -> present(verified.report());
            case ThirdPartyDataChecked checked -> redacted(checked);
            case AnswerPrepared prepared ->
                Stream.concat(Stream.of(prepared.documents()), prepared.attached().stream())
                        .toList();
            case RequestWithdrawn withdrawn -> present(withdrawn.actedBy().authority());
            case RequestAnswered answered -> present(answered.answer(), answered.dispatchProof());
            case SubjectSought sought -> List.of(sought.criteria());
            case CandidateMatched matched -> List.of(matched.evidence());
            case ContactGiven given -> List.of(given.address());
            default -> List.of();
        };
    }

    private static List<SealedContent> redacted(ThirdPartyDataChecked checked) {
        List<Withheld> withheld = checked.withheld() == null ? List.of() : checked.withheld();
        return present(withheld.stream().map(Withheld::redacted).toArray(SealedContent[]::new));
    }

    private static List<SealedContent> present(@Nullable SealedContent... contents) {
        return Stream.of(contents)
                .<SealedContent>mapMulti((content, next) -> {
                    if (content != null) {
                        next.accept(content);
                    }
                })
                .toList();
    }
}
