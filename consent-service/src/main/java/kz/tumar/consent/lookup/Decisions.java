package kz.tumar.consent.lookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tumar.consent.decision.Answer;
import kz.tumar.consent.decision.Deciding;
import kz.tumar.consent.decision.Person;
import kz.tumar.consent.decision.Reason;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.ledger.Links;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// Answers questions from committed state: one indexed query, then a pure decision. What this service itself stated is
/// current by that; what others state is current as far as the topics were proved to be read.
@ApplicationScoped
class Decisions {
    private final AgroalDataSource dataSource;
    private final Statements statements;
    private final Subjects subjects;
    private final Links links;
    private final EmployeesDuties duties;
    private final PolicyVersions policies;
    private final Currency currency;
    private final ServiceConfig config;
    private final Clock clock;
    private volatile @Nullable Rules rules;

    @Inject
    Decisions(
            AgroalDataSource dataSource,
            Statements statements,
            Subjects subjects,
            Links links,
            EmployeesDuties duties,
            PolicyVersions policies,
            Currency currency,
            ServiceConfig config,
            Clock clock) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.subjects = subjects;
        this.links = links;
        this.duties = duties;
        this.policies = policies;
        this.currency = currency;
        this.config = config;
        this.clock = clock;
    }

    /// The answer, and the instant it was given at.
    record Answered(Answer answer, Rules rules, Instant at, Instant current) {}

    Answered decide(Asked.About asked) {
        var now = now();
        try (Connection connection = dataSource.getConnection()) {
            Optional<Person> person = statements.about(
                    connection, asked.subject(), asked.question().purpose());
            return now.decide(connection, person, asked);
        } catch (SQLException failed) {
            throw new DeliveryException("a decision", failed);
        }
    }

    /// The answers, in the order of the questions, to what different callers ask at the same time: each as if asked
    /// alone, all from one look at the state, which is newer than every one of the questions.
    List<Answered> together(List<Asked.About> asked) {
        var now = now();
        try (Connection connection = dataSource.getConnection()) {
            var persons = statements.about(
                    connection,
                    asked.stream()
                            .map(each -> new Statements.About(
                                    each.subject(), each.question().purpose()))
                            .toList());
            var answers = new ArrayList<Answered>(asked.size());
            for (int i = 0; i < asked.size(); i++) {
                answers.add(now.decide(connection, persons.get(i), asked.get(i)));
            }
            return answers;
        } catch (SQLException failed) {
            throw new DeliveryException("decisions", failed);
        }
    }

    /// The answers in the order of the questions, all from one look at the state.
    List<Answered> decide(List<Asked.About> asked) {
        var now = now();
        try (Connection connection = dataSource.getConnection()) {
            Map<SubjectRef, Person> persons = statements.each(
                    connection, asked.stream().map(Asked.About::subject).collect(Collectors.toSet()));
            var answers = new ArrayList<Answered>();
            for (Asked.About about : asked) {
                answers.add(now.decide(connection, Optional.ofNullable(persons.get(about.subject())), about));
            }
            return answers;
        } catch (SQLException failed) {
            throw new DeliveryException("decisions", failed);
        }
    }

    /// What the answer was at a past instant, by everything known now to have happened up to it, under the policy then
    /// in force, the first where there was none yet (clause 2.4), and for the references that were one person then.
    Answered at(Asked.About asked, Instant moment) {
        LocalDate day = PolicyVersions.dayOf(moment);
        var rules = rules(policies.rulingDay(day).orElse(day));
        try (Connection connection = dataSource.getConnection()) {
            Optional<Person> person = Optional.empty();
            if (!subjects.issued(connection, List.of(asked.subject())).isEmpty()) {
                var set = links.around(connection, asked.subject()).setOf(asked.subject(), moment);
                person = Optional.of(statements.until(connection, set, moment));
            }
            Answer answer = Deciding.decide(rules, person, asked.question(), day);
            return new Answered(answer, rules, moment, Instant.EPOCH);
        } catch (SQLException failed) {
            throw new DeliveryException("a past decision", failed);
        }
    }

    /// The currency is read before the state, so that the state is at least as new as it says.
    private Now now() {
        Instant instant = clock.instant();
        return new Now(rules(PolicyVersions.dayOf(instant)), currency.provedCurrentAt(), instant);
    }

    /// The rules are kept as long as the policy is the same.
    private Rules rules(LocalDate day) {
        Policy policy = policies.current(day);
        Rules known = rules;
        if (known == null || known.policy() != policy) {
            known = new Rules(policy);
            rules = known;
        }
        return known;
    }

    private final class Now {
        private final Rules rules;
        private final Instant current;
        private final Instant instant;

        Now(Rules rules, Instant current, Instant instant) {
            this.rules = rules;
            this.current = current;
            this.instant = instant;
        }

        Answered decide(Connection connection, Optional<Person> person, Asked.About asked) throws SQLException {
            LocalDate today = PolicyVersions.dayOf(instant);
            Answer answer = Deciding.decide(rules, person, asked.question(), today);
            if (current.plus(config.staleAfter()).isBefore(instant)) {
                answer = answer.whenStale();
            }
            SubjectRef employee = asked.employee();
            if (employee != null && answer.reason().allows()) {
                Optional<Reason> not = duties.mayNot(
                        connection, rules, employee, asked.question().purpose(), today);
                answer = not.map(Answer::deny).orElse(answer);
            }
            return new Answered(answer, rules, instant, current);
        }
    }
}
