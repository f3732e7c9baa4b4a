package kz.tumar.request.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.request.decision.AnsweringOrder;
import kz.tumar.request.decision.Rules;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.sealing.Readers;
import org.jspecify.annotations.Nullable;

/// A holder reads a corrected value as long as the order that names it waits for its answer.
@ApplicationScoped
class ContentReaders implements Readers {
    private final Orders orders;
    private final Subjects subjects;
    private final Filers filers;
    private final PolicyVersions policies;

    @Inject
    ContentReaders(Orders orders, Subjects subjects, Filers filers, PolicyVersions policies) {
        this.orders = orders;
        this.subjects = subjects;
        this.filers = filers;
        this.policies = policies;
    }

    @Override
    public boolean takeFromPersons() {
        return true;
    }

    @Override
    public boolean mustRead(Connection transaction, HolderCode holder, SealedRef content) throws SQLException {
        var today = policies.today();
        var rules = new Rules(policies.current(today), policies.calendar(today));
        for (Orders.Given given : orders.withValue(transaction, content)) {
            Orders.@Nullable Answer answer =
                    orders.answers(transaction, given.order().id()).get(holder);
            if (rules.isRecipient(holder, given.order().categories())
                    && (answer == null || !AnsweringOrder.settles(answer.outcome()))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Collection<SubjectRef> unknown(Connection transaction, Collection<SubjectRef> references)
            throws SQLException {
        return subjects.unknown(transaction, references);
    }

    /// Whoever filed by the public form or by a letter, until they are found among the known, or an officer
    /// has seen who they are.
    @Override
    public Collection<SubjectRef> unproven(Connection transaction, Collection<SubjectRef> references)
            throws SQLException {
        return filers.unproven(transaction, references);
    }

    @Override
    public Collection<SubjectRef> person(Connection transaction, SubjectRef reference) throws SQLException {
        return subjects.linked(transaction, reference);
    }
}
