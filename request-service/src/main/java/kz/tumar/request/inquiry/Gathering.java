package kz.tumar.request.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.tumar.contract.InquiryItem;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DisclosureMade;
import kz.tumar.contract.fact.DutyAssigned;
import kz.tumar.contract.fact.Fact;
import kz.tumar.request.decision.Enclosing;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseRows;
import kz.tumar.request.ledger.KnownFacts;
import kz.tumar.request.ledger.Subjects;

/// Looks what is known of the items of an inquiry: which exports were made for it, and of what there are records about
/// the persons it names, or about anybody where it names none.
@ApplicationScoped
public class Gathering {
    private final KnownFacts known;
    private final CaseRows cases;
    private final Subjects subjects;

    @Inject
    Gathering(KnownFacts known, CaseRows cases, Subjects subjects) {
        this.known = known;
        this.cases = cases;
        this.subjects = subjects;
    }

    /// The items as they stand.
    public Enclosing of(Connection transaction, Inquiry inquiry, Rules rules) throws SQLException {
        List<SubjectRef> named = inquiry.received().subjects();
        var persons = new TreeSet<SubjectRef>();
        for (SubjectRef subject : named) {
            persons.addAll(subjects.linked(transaction, subject));
        }
        var looked = new Enclosing.Known(
                new Sha256(rules.policy().sha256()),
                known.exports(transaction, inquiry.id()),
                Math.max(1, Set.copyOf(named).size()),
                recorded(transaction, persons));
        return Enclosing.of(inquiry, looked);
    }

    private Set<InquiryItem> recorded(Connection transaction, Set<SubjectRef> persons) throws SQLException {
        var recorded = EnumSet.noneOf(InquiryItem.class);
        note(transaction, recorded, InquiryItem.PROOF_OF_CONSENT, ConsentGiven.class, persons);
        note(transaction, recorded, InquiryItem.TRANSFER_LOG, DisclosureMade.class, persons);
        note(transaction, recorded, InquiryItem.DESTRUCTION_ACTS, DestructionCompleted.class, persons);
        if (persons.isEmpty()) {
            note(transaction, recorded, InquiryItem.PERSONS_WITH_ACCESS, DutyAssigned.class, persons);
        }
        if (cases.count(transaction, persons) > 0) {
            recorded.add(InquiryItem.REQUEST_JOURNAL);
        }
        return recorded;
    }

    private void note(
            Connection transaction,
            Set<InquiryItem> recorded,
            InquiryItem item,
            Class<? extends Fact> kind,
            Set<SubjectRef> persons)
            throws SQLException {
        if (known.count(transaction, kind, persons) > 0) {
            recorded.add(item);
        }
    }
}
