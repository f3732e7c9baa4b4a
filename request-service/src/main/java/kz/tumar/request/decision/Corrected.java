package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.EventId;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SupportingInformationSubmitted;

/// Facts read with their corrections beside them (law.md part F, 9). Nothing is overwritten: what was
/// recorded stays in the log, and only what follows from it changes.
final class Corrected {
    private Corrected() {}

    /// What holds of these facts; the first stays, whatever became of it. A missed date stays missed.
    static List<Stated> read(List<Stated> facts) {
        List<Stated> read = facts;
        for (Stated stated : facts) {
            if (stated.fact() instanceof FactCorrected corrected) {
                read = with(corrected, read);
            }
        }
        return read;
    }

    private static List<Stated> with(FactCorrected corrected, List<Stated> facts) {
        var read = new ArrayList<Stated>();
        for (int i = 0; i < facts.size(); i++) {
            Stated stated = facts.get(i);
            EventId id = stated.id();
            if (id == null || !id.equals(corrected.corrects())) {
                read.add(stated);
            } else if (corrected.change() == kz.tumar.contract.CorrectionKind.DATE && corrected.at() != null) {
                read.add(new Stated(at(stated.fact(), corrected, corrected.at()), stated.subject(), stated.at(), id));
            } else if (i == 0) {
                read.add(stated);
            }
        }
        return read;
    }

    /// Whether the time of a fact can be corrected.
    static boolean hasDate(RequestFact fact) {
        return switch (fact) {
            case SubjectRequestFiled filed -> true;
            case SupportingInformationSubmitted submitted -> true;
            case CompletionReceived received -> true;
            case RequestAnswered answered -> true;
            default -> false;
        };
    }

    private static RequestFact at(RequestFact fact, FactCorrected corrected, Instant at) {
        return switch (fact) {
            case SubjectRequestFiled filed -> received(filed, at, corrected.dayZero());
            case SupportingInformationSubmitted came ->
                new SupportingInformationSubmitted(
                        came.caseId(),
                        at,
                        came.policyDue(),
                        came.statutoryDue(),
                        came.calendarVersion(),
                        came.content(),
                        came.actor(),
                        came.provisional());
            case CompletionReceived came ->
                new CompletionReceived(
                        came.caseId(),
                        at,
                        came.missing(),
                        came.identityDocument(),
                        came.participation(),
                        came.signature(),
                        came.authority(),
                        came.actor(),
                        came.authorityEnds());
            case RequestAnswered answered ->
                new RequestAnswered(
                        answered.caseId(),
                        answered.form(),
                        at,
                        answered.answer(),
                        answered.actor(),
                        answered.dispatchProof(),
                        answered.deviation(),
                        answered.outcome());
            default -> fact;
        };
    }

    private static SubjectRequestFiled received(
            SubjectRequestFiled filed, Instant at, @org.jspecify.annotations.Nullable LocalDate dayZero) {
        return new SubjectRequestFiled(
                filed.caseId(),
                filed.system(),
                filed.kind(),
                filed.channel(),
                filed.actedBy(),
                at,
                dayZero == null ? filed.dayZero() : dayZero,
                filed.policyDue(),
                filed.statutoryDue(),
                filed.calendarVersion(),
                filed.missing(),
                filed.categories(),
                filed.reason(),
                filed.identityDocument(),
                filed.participation(),
                filed.signature(),
                filed.requestedForm(),
                filed.content(),
                filed.purposes(),
                filed.lateReason(),
                filed.provisional(),
                filed.unmatched(),
                filed.continues());
    }
}
