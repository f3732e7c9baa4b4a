package kz.tumar.consent.announce;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.tumar.consent.decision.Person;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.decision.Statement;
import kz.tumar.consent.ledger.AnnouncedPolicies;
import kz.tumar.consent.ledger.Ending;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.ExpiryCause;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;

/// States the end of consents that ended by themselves: their last day passed (clause 7.9), or a version of the policy
/// changed what they were given to (clause 9.1). A decision says no from that moment on, whether this came round or
/// not. The ids of what is stated follow from the consent and its end, so it is stated once however often this runs.
@ApplicationScoped
class EndingConsents {
    private static final Logger LOG = Logger.getLogger(EndingConsents.class);
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final Announcer announcer;
    private final Stating stating;
    private final Ending ending;
    private final Statements statements;
    private final AnnouncedPolicies announced;
    private final PolicyVersions policies;
    private final Delivery delivery;

    @Inject
    EndingConsents(
            Transactions transactions,
            Announcer announcer,
            Stating stating,
            Ending ending,
            Statements statements,
            AnnouncedPolicies announced,
            PolicyVersions policies,
            Delivery delivery) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.stating = stating;
        this.ending = ending;
        this.statements = statements;
        this.announced = announced;
        this.policies = policies;
        this.delivery = delivery;
    }

    @Scheduled(every = "${tumar.consent.ending-every:10S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (!delivery.vitals().serving()) {
            return;
        }
        try {
            LocalDate today = policies.today();
            while (expire(today)) {
                // Batch after batch, each in transactions of its own.
            }
            supersede(today);
        } catch (DeliveryException | ProblemException outage) {
            LOG.infof("consents that ended wait to be stated: %s", outage.getMessage());
        }
    }

    private boolean expire(LocalDate today) {
        Set<SubjectRef> due = transactions.inTransaction(transaction -> ending.dueBefore(transaction, today, BATCH));
        for (SubjectRef subject : due) {
            transactions.inTransaction(transaction -> {
                announcer.lock(transaction, List.of(subject));
                List<Ending.Due> ended = ending.due(transaction, subject, today);
                for (Ending.Due each : ended) {
                    if (each.standing()) {
                        stating.state(
                                transaction,
                                DerivedId.from(
                                        "tumar/consent-expired/v1",
                                        each.consent().toString(),
                                        each.lastDay().toString()),
                                List.of(expired(subject, each)));
                    }
                }
                ending.pass(transaction, subject, consents(ended));
                return subject;
            });
        }
        return !due.isEmpty();
    }

    private static List<ConsentId> consents(List<Ending.Due> ended) {
        return ended.stream().map(Ending.Due::consent).toList();
    }

    private static Draft expired(SubjectRef subject, Ending.Due due) {
        return new Draft.OfFact(
                subject,
                midnightAfter(due.lastDay()),
                new ConsentExpired(
                        due.consent(),
                        due.purpose(),
                        due.lastDay(),
                        due.represented() ? ExpiryCause.AUTHORITY_ENDED : ExpiryCause.TERM));
    }

    private static OffsetDateTime midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ALMATY).toOffsetDateTime();
    }

    private void supersede(LocalDate today) {
        announced.read().stream()
                .map(known -> policies.version(known.version()))
                .flatMap(Optional::stream)
                .filter(policy -> !policy.document().effectiveFrom().isAfter(today))
                .filter(policy -> !policy.materiallyChanged().isEmpty())
                .forEach(this::supersede);
    }

    private void supersede(Policy by) {
        while (!transactions.inTransaction(transaction -> ending.isDone(transaction, by.version()))) {
            Set<SubjectRef> next = transactions.inTransaction(transaction ->
                    ending.superseded(transaction, by.version(), by.materiallyChanged(), Rules.since(by), BATCH));
            next.forEach(subject -> supersede(by, subject));
            transactions.inTransaction(transaction -> {
                if (next.isEmpty()) {
                    ending.done(transaction, by.version());
                } else {
                    ending.reached(transaction, by.version(), new ArrayList<>(next).getLast());
                }
                return next;
            });
        }
    }

    private void supersede(Policy by, SubjectRef subject) {
        var rules = new Rules(by);
        transactions.inTransaction(transaction -> {
            announcer.lock(transaction, List.of(subject));
            Person person = statements.about(transaction, List.of(subject));
            for (Statement.Given given : person.supersededBy(rules)) {
                stating.state(
                        transaction,
                        DerivedId.from(
                                "tumar/consent-superseded/v1",
                                given.consent().toString(),
                                by.version().value()),
                        List.of(new Draft.OfFact(
                                subject,
                                Rules.since(by).atOffset(ZoneOffset.UTC),
                                new ConsentSuperseded(
                                        given.consent(),
                                        given.purpose(),
                                        by.version(),
                                        rules.asksFor(given.purpose())))));
            }
            return subject;
        });
    }
}
