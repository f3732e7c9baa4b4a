package kz.tumar.consent.lookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tumar.consent.decision.Answer;
import kz.tumar.consent.decision.Deciding;
import kz.tumar.consent.decision.Person;
import kz.tumar.consent.decision.Question;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.ledger.Statements;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.policy.Language;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jspecify.annotations.Nullable;

/// Answers questions from committed state: one indexed query, then a pure decision. What this service itself
/// stated is
/// current by
/// that; what others state is current as far as the topics were proved to be read.
@ApplicationScoped
class Decisions {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final AgroalDataSource dataSource;
    private final Statements statements;
    private final PolicyVersions policies;
    private final Currency currency;
    private final ServiceConfig config;
    private final Clock clock;

    @Inject
    Decisions(
            AgroalDataSource dataSource,
            Statements statements,
            PolicyVersions policies,
            Currency currency,
            ServiceConfig config,
            Clock clock) {
        this.dataSource = dataSource;
        this.statements = statements;
        this.policies = policies;
        this.currency = currency;
        this.config = config;
        this.clock = clock;
    }

    Decided decide(Asked.About asked, @Nullable Language language) {
        var now = now();
        try (Connection connection = dataSource.getConnection()) {
            Optional<Person> person = statements.about(
                    connection, asked.subject(), asked.question().purpose());
            return now.decide(person, asked.question(), language);
        } catch (SQLException failed) {
            throw new DeliveryException("a decision", failed);
        }
    }

    /// The answers in the order of the questions, all from one look at the state.
    List<Decided> decide(List<Asked.About> asked, @Nullable Language language) {
        var now = now();
        try (Connection connection = dataSource.getConnection()) {
            Map<SubjectRef, Person> persons = statements.about(
                    connection, asked.stream().map(Asked.About::subject).collect(Collectors.toSet()));
            return asked.stream()
                    .map(about ->
                            now.decide(Optional.ofNullable(persons.get(about.subject())), about.question(), language))
                    .toList();
        } catch (SQLException failed) {
            throw new DeliveryException("decisions", failed);
        }
    }

    /// The currency is read before the state, so that the state is at least as new as it says.
    private Now now() {
        Instant instant = clock.instant();
        return new Now(
                new Rules(policies.current(LocalDate.ofInstant(instant, ALMATY))),
                currency.provedCurrentAt(),
                instant,
                config.staleAfter());
    }

    private record Now(Rules rules, Instant current, Instant instant, Duration staleAfter) {
        Decided decide(Optional<Person> person, Question question, @Nullable Language language) {
            Answer answer = Deciding.decide(rules, person, question, LocalDate.ofInstant(instant, ALMATY));
            if (current.plus(staleAfter).isBefore(instant)) {
                answer = answer.whenStale();
            }
            return new Decided(
                    answer.reason().allows(),
                    answer.reason(),
                    language == null ? null : answer.reason().title(language),
                    answer.ground(),
                    answer.consent(),
                    rules.version(),
                    current.equals(Instant.EPOCH) ? null : current,
                    validUntil(answer));
        }

        private Instant validUntil(Answer answer) {
            Duration validity = rules.policy().document().limits().decisionValidity();
            Instant until = instant.plus(validity.compareTo(LONGEST) < 0 ? validity : LONGEST);
            LocalDate last = answer.lastDay();
            if (last == null) {
                return until;
            }
            Instant end = last.plusDays(1).atStartOfDay(ALMATY).toInstant();
            return end.isBefore(until) ? end : until;
        }
    }
}
