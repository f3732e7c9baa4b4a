package kz.tumar.request.timer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Announcer.Announcement;
import kz.tumar.delivery.Draft;
import kz.tumar.request.announce.Drafting;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.runtime.hosting.ServiceConfig;
import org.jspecify.annotations.Nullable;

/// States what only the clock caused. The cause is derived from case, rule and date, so that any number of processes,
/// and a rebuild, state the same fact.
@ApplicationScoped
class ByClock {
    private final Announcer announcer;
    private final Drafting drafting;
    private final CaseFacts facts;
    private final ServiceConfig config;

    @Inject
    ByClock(Announcer announcer, Drafting drafting, CaseFacts facts, ServiceConfig config) {
        this.announcer = announcer;
        this.drafting = drafting;
        this.facts = facts;
        this.config = config;
    }

    /// @param when what tells this fact from others of the rule about the case
    /// @param at when it came true, whenever it was noticed
    record Fact(
            CaseId caseId,
            @Nullable SubjectRef subject,
            RequestFact fact,
            RuleCode rule,
            String when,
            OffsetDateTime at) {}

    /// A request as it is once nobody else changes it: it may have been answered since it was found.
    RequestCase held(Connection transaction, CaseId caseId) throws SQLException {
        RequestCase found = RequestCase.of(facts.of(transaction, caseId)).orElseThrow();
        drafting.lock(transaction, found.subject());
        return RequestCase.of(facts.of(transaction, caseId)).orElseThrow();
    }

    void state(Connection transaction, Fact stated, Rules rules) throws SQLException {
        var timer = DerivedId.ofTimer(stated.caseId().toString(), stated.rule(), stated.when());
        CorrelationId journey = facts.journeyOf(transaction, stated.caseId()).orElseThrow();
        announcer.announce(
                transaction,
                new Announcement(
                        new Cause(config.source(), timer),
                        journey,
                        null,
                        rules.version(),
                        List.of(new Draft.OfFact(stated.subject(), stated.at(), stated.fact()))));
    }
}
