package kz.tumar.request.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Search;
import kz.tumar.request.decision.Stated;
import kz.tumar.request.decision.Verdict;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.sealing.Finding;
import kz.tumar.sealing.Identifier;
import kz.tumar.sealing.SealedHere;
import kz.tumar.vault.Category;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Vault;
import org.jspecify.annotations.Nullable;

/// Begins searches: looks in the index of this service, and seals what is looked for, in the
/// transaction of the fact.
@ApplicationScoped
class Seeking {
    private static final Category FILE = new Category("request-file");

    private final Vault vault;
    private final Finding finding;
    private final Subjects subjects;
    private final CaseFacts facts;
    private final SealedHere sealed;
    private final ObjectMapper json;

    @Inject
    Seeking(Vault vault, Finding finding, Subjects subjects, CaseFacts facts, SealedHere sealed, ObjectMapper json) {
        this.vault = vault;
        this.finding = finding;
        this.subjects = subjects;
        this.facts = facts;
        this.sealed = sealed;
        this.json = json;
    }

    /// What is looked for, checked.
    record Wanted(SubjectRef sought, @Nullable CaseId caseId, ReasonCode reason, List<Identifier> criteria) {}

    /// What must hold of who was found.
    @FunctionalInterface
    interface Requirement {
        void of(Collection<SubjectRef> found) throws SQLException;
    }

    Verdict begin(Connection transaction, Cause cause, Wanted wanted, Actor actor, Rules rules, Requirement requirement)
            throws SQLException {
        if (!subjects.unknown(transaction, List.of(wanted.sought())).isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
        requireCase(transaction, wanted);
        List<Candidate> found = finding.find(transaction, rules.policy(), wanted.criteria()).candidates().stream()
                .filter(candidate -> !candidate.subject().equals(wanted.sought()))
                .toList();
        requirement.of(found.stream().map(Candidate::subject).toList());
        var kinds = wanted.criteria().stream()
                .map(Identifier::kind)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .toList();
        var begun = new Search.Wanted(
                wanted.sought(), wanted.caseId(), wanted.reason(), kinds, seal(transaction, wanted), found);
        return Search.begin(cause, begun, actor, rules);
    }

    /// @throws ProblemException when the evidence does not lie sealed here under one of their references
    void requireSealed(
            Connection transaction,
            SealedContent evidence,
            Collection<SubjectRef> person,
            Collection<SubjectRef> candidates)
            throws SQLException {
        var either = new ArrayList<>(person);
        either.addAll(candidates);
        if (!sealed.lacking(transaction, List.of(evidence), either).isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    List.of(new Violation("/evidence", "sealed", "content of one of the two sealed here")));
        }
    }

    private void requireCase(Connection transaction, Wanted wanted) throws SQLException {
        if (wanted.caseId() == null) {
            return;
        }
        List<Stated> stated = facts.of(transaction, wanted.caseId());
        boolean another = RequestCase.of(stated)
                .filter(request -> !request.subject().equals(wanted.sought()))
                .isPresent();
        if (stated.isEmpty() || another) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    List.of(new Violation("/caseId", "case", "a case of this person, or an inquiry")));
        }
    }

    private SealedContent seal(Connection transaction, Wanted wanted) throws SQLException {
        byte[] bytes = written(wanted.criteria());
        try {
            var content = vault.seal(transaction, new Subject(wanted.sought().value()), FILE, bytes, Set.of());
            return new SealedContent(
                    new SealedRef(content.ref().value()),
                    new Sha256(content.commitment().hex()));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private byte[] written(List<Identifier> criteria) {
        try {
            return json.writeValueAsBytes(Map.of("criteria", criteria));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can always be written", impossible);
        }
    }
}
