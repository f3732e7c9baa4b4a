package kz.tumar.request.mail;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DerivedId;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.deadline.Light;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.DigestRows;
import kz.tumar.request.page.Languages;
import kz.tumar.request.page.Words;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The responsible person's daily letter: what is due today, comes near or is overdue by the earlier
/// of the two profiles, which blocks nobody confirmed, which letters were given up. Counts,
/// references and links; nothing of anybody.
@ApplicationScoped
class Digest {
    private static final int MOST = 50;
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final MailConfig config;
    private final MailServer server;
    private final DigestRows rows;
    private final Announcing announcing;
    private final Transactions transactions;
    private final Delivery delivery;
    private final Clock clock;
    private final URI home;

    @Inject
    Digest(
            MailConfig config,
            MailServer server,
            DigestRows rows,
            Announcing announcing,
            Transactions transactions,
            Delivery delivery,
            Clock clock,
            @ConfigProperty(name = "tumar.public.url", defaultValue = "http://127.0.0.1:8082") URI home) {
        this.config = config;
        this.server = server;
        this.rows = rows;
        this.announcing = announcing;
        this.transactions = transactions;
        this.delivery = delivery;
        this.clock = clock;
        this.home = home;
    }

    @Scheduled(
            every = "${tumar.mail.dpo-every:60s}",
            delayed = "${tumar.mail.delay:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sendTodays() {
        if (!config.on() || config.dpo().isEmpty() || !delivery.vitals().serving()) {
            return;
        }
        try {
            Rules rules = announcing.rules();
            ZonedDateTime now = clock.instant().atZone(rules.calendar().zone());
            LocalDate today = now.toLocalDate();
            boolean due = !now.toLocalTime().isBefore(config.dpoAt());
            if (due && server.reachable() && taken(today)) {
                send(today, rules);
            }
        } catch (ProblemException | DeliveryException notNow) {
            // No policy yet, or an outage: the next run comes soon.
        }
    }

    private boolean taken(LocalDate today) {
        return transactions.inTransaction(
                transaction -> rows.take(transaction, today, clock.instant(), config.lease()));
    }

    private void send(LocalDate today, Rules rules) {
        Language language = Language.named(config.dpoLanguage()).orElse(Language.RU);
        var places = Map.of(
                "operator", rules.policy().operator().name().in(language), "day", Languages.day(today, language));
        String text = transactions.inTransaction(transaction -> text(transaction, today, rules, language));
        UUID id = DerivedId.from("tumar/digest/v1", today.toString());
        var letter = new MailServer.Letter(
                id,
                config.dpo().orElseThrow(),
                Words.of(language, "digest.subject", places),
                Words.of(language, "digest.intro", places) + "\n\n" + text,
                language.code());
        if (server.offer(letter) == MailServer.Outcome.TAKEN) {
            Instant now = clock.instant();
            transactions.inTransaction(transaction -> {
                rows.sent(transaction, today, now);
                return today;
            });
        }
    }

    private String text(Connection transaction, LocalDate today, Rules rules, Language language) throws SQLException {
        LocalDate near = Light.amberUntil(today, rules.calendar());
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        return part("digest.overdue", rows.due(transaction, LONG_AGO, today.minusDays(1), MOST), language)
                + part("digest.today", rows.due(transaction, today, today, MOST), language)
                + part("digest.near", rows.due(transaction, today.plusDays(1), near, MOST), language)
                + part("digest.blocks", rows.unconfirmedBlocks(transaction, MOST), language)
                + part("digest.alarms", rows.alarms(transaction, yesterday, MOST), language)
                + part("digest.failed", rows.failedLetters(transaction, yesterday, MOST), language);
    }

    private String part(String key, DigestRows.Counted counted, Language language) {
        var text = new StringBuilder(Words.of(language, key, Map.of("number", Long.toString(counted.number()))))
                .append('\n');
        for (CaseId caseId : counted.cases()) {
            text.append("  ").append(home.resolve("/requests/" + caseId)).append('\n');
        }
        long more = counted.number() - counted.cases().size();
        if (more > 0) {
            text.append("  ")
                    .append(Words.of(language, "digest.more", Map.of("number", Long.toString(more))))
                    .append('\n');
        }
        return text.append('\n').toString();
    }
}
