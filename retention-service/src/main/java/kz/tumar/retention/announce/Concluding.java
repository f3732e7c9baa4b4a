package kz.tumar.retention.announce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.decision.Settling;
import kz.tumar.retention.ledger.People;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// Announces what an officer says about a person's data, and what follows from it for clause 8.4, in one transaction.
@ApplicationScoped
public class Concluding {
    private final Announcer announcer;
    private final RulesInForce rules;
    private final Clock clock;

    @Inject
    Concluding(Announcer announcer, RulesInForce rules, Clock clock) {
        this.announcer = announcer;
        this.rules = rules;
        this.clock = clock;
    }

    /// When something is said, and what is in force then.
    public record Moment(Instant now, LocalDate today, Rules rules, Policy policy) {}

    /// Something said about a person.
    ///
    /// @param at when that was so; null is now
    /// @param learned what is known of the person because of it; nothing while others still have to agree
    /// @param asked what is to be answered whatever it changes
    public record Said(
            SubjectRef subject,
            RetentionFact fact,
            @Nullable Instant at,
            List<? extends Known> learned,
            List<Question> asked) {
        public Said {
            learned = List.copyOf(learned);
            asked = List.copyOf(asked);
        }

        /// Something that is so from now on.
        public Said(SubjectRef subject, RetentionFact fact, List<? extends Known> learned, List<Question> asked) {
            this(subject, fact, null, learned, asked);
        }
    }

    /// Now.
    public Moment moment() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var today = PolicyVersions.dayOf(now);
        return new Moment(now, today, rules.on(today), rules.policy(today));
    }

    /// Holds these persons until the transaction ends; nothing about them is read before.
    public Map<SubjectRef, SortedSet<SubjectRef>> hold(Connection transaction, Collection<SubjectRef> references)
            throws SQLException {
        var linked = People.linked(transaction, references);
        var all = new TreeSet<SubjectRef>();
        linked.values().forEach(all::addAll);
        announcer.lock(transaction, all);
        return People.linked(transaction, references);
    }

    /// The person behind a reference, held until the transaction ends.
    public People.Found person(Connection transaction, SubjectRef reference) throws SQLException {
        return People.load(
                transaction,
                hold(transaction, List.of(reference)).getOrDefault(reference, new TreeSet<>(List.of(reference))));
    }

    /// Announces it, with what follows.
    public void conclude(Connection transaction, Moment moment, Cause cause, People.Found found, Said said)
            throws SQLException {
        var person = found.person();
        for (var known : said.learned()) {
            person = person.with(said.subject(), known);
        }
        var drafts = new ArrayList<Draft>();
        var at = said.at();
        drafts.add(Drafting.fact(said.subject(), said.fact(), at == null ? moment.now() : at));
        if (!said.learned().isEmpty()) {
            var rulings = Settling.settle(
                    person,
                    found.dossiers(),
                    Map.of(said.subject(), said.asked()),
                    moment.rules(),
                    cause,
                    moment.now());
            drafts.addAll(Drafting.facts(rulings, moment.now()));
        }
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        cause,
                        new CorrelationId(cause.id().value()),
                        null,
                        moment.rules().version(),
                        drafts));
    }
}
