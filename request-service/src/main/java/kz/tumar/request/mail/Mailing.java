package kz.tumar.request.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.MessageFailure;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.MessageFailed;
import kz.tumar.contract.fact.MessageSent;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.Contacts;
import kz.tumar.request.ledger.Messages;
import kz.tumar.request.ledger.Messages.Message;
import kz.tumar.request.ledger.Tracking;
import kz.tumar.request.page.Languages;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends what waits to be sent, at least once: a process that dies between the mail server's yes and
/// the fact of it leaves the letter to be sent again under the same Message-ID. Any number of
/// processes may do this at once.
@ApplicationScoped
class Mailing {
    private static final Logger LOG = Logger.getLogger(Mailing.class);

    private final MailConfig config;
    private final MailServer server;
    private final Letters letters;
    private final Opening opening;
    private final Messages messages;
    private final Contacts contacts;
    private final Tracking tracking;
    private final CaseFacts facts;
    private final Announcing announcing;
    private final Transactions transactions;
    private final Delivery delivery;
    private final MeterRegistry meters;
    private final Clock clock;

    @Inject
    Mailing(
            MailConfig config,
            MailServer server,
            Letters letters,
            Opening opening,
            Messages messages,
            Contacts contacts,
            Tracking tracking,
            CaseFacts facts,
            Announcing announcing,
            Transactions transactions,
            Delivery delivery,
            MeterRegistry meters,
            Clock clock) {
        this.config = config;
        this.server = server;
        this.letters = letters;
        this.opening = opening;
        this.messages = messages;
        this.contacts = contacts;
        this.tracking = tracking;
        this.facts = facts;
        this.announcing = announcing;
        this.transactions = transactions;
        this.delivery = delivery;
        this.meters = meters;
        this.clock = clock;
    }

    /// A letter that is ready, or why there is none, and whom it is about.
    private record Ready(
            MailServer.@Nullable Letter letter,
            @Nullable MessageFailure why,
            SubjectRef subject,
            CorrelationId journey) {}

    @Scheduled(
            every = "${tumar.mail.every:5s}",
            delayed = "${tumar.mail.delay:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sendWhatWaits() {
        if (!config.on() || !delivery.vitals().serving()) {
            return;
        }
        try {
            long waiting = transactions.inTransaction(messages::waiting).count();
            if (waiting > 0 && server.reachable()) {
                Rules rules = announcing.rules();
                for (Message message : transactions.inTransaction(
                        transaction -> messages.take(transaction, clock.instant(), config.lease(), config.batch()))) {
                    offer(message, rules);
                }
            }
        } catch (ProblemException | DeliveryException notNow) {
            // No policy yet, or an outage: what was taken is there again when its lease is over.
            LOG.warnf("letters wait: %s", notNow.getClass().getSimpleName());
        }
    }

    /// One letter that can't be made holds up no other: it is tried again later, and counted.
    private void offer(Message message, Rules rules) {
        try {
            send(message, rules);
        } catch (ProblemException | DeliveryException outage) {
            throw outage;
        } catch (RuntimeException ours) {
            LOG.errorf(
                    "letter %s could not be made: %s",
                    message.id(), ours.getClass().getName());
            later(message);
        }
    }

    private void send(Message message, Rules rules) {
        Ready ready = transactions.inTransaction(transaction -> ready(transaction, message, rules));
        if (ready.letter() == null) {
            end(message, ready, ready.why(), rules);
        } else {
            switch (server.offer(ready.letter())) {
                case TAKEN -> end(message, ready, null, rules);
                case NOT_NOW -> later(message);
                case NEVER -> {
                    if (message.attempts() < config.attempts()) {
                        later(message);
                    } else {
                        end(message, ready, MessageFailure.REJECTED, rules);
                    }
                }
            }
        }
    }

    private Ready ready(Connection transaction, Message message, Rules rules) throws SQLException {
        RequestCase request =
                RequestCase.of(facts.of(transaction, message.caseId())).orElseThrow();
        CorrelationId journey = facts.journeyOf(transaction, message.caseId()).orElseThrow();
        Contacts.Contact contact = contacts.of(transaction, message.caseId()).orElseThrow();
        Optional<Tracking.Issued> issued = tracking.of(transaction, message.caseId());
        if (message.at().plus(config.patience()).isBefore(clock.instant())) {
            return new Ready(null, MessageFailure.TOO_LATE, contact.subject(), journey);
        }
        Optional<String> address = opening.address(transaction, contact, journey, rules.version());
        if (address.isEmpty() || issued.isEmpty()) {
            return new Ready(null, MessageFailure.ADDRESS_GONE, contact.subject(), journey);
        }
        Language language = Languages.of(contact.language());
        PolicyVersion terms =
                facts.terms(transaction, List.of(message.caseId())).getOrDefault(message.caseId(), rules.version());
        Rules counted = announcing.countingBy(terms).orElse(rules);
        Letters.Text text = letters.of(message.kind(), issued.orElseThrow().number(), request, counted, language);
        var letter = new MailServer.Letter(message.id(), address.get(), text.subject(), text.body(), language.code());
        return new Ready(letter, null, contact.subject(), journey);
    }

    private void later(Message message) {
        meters.counter("tumar.mail.postponed").increment();
        long doubled = config.backoff().toMillis() << Math.min(message.attempts() - 1, 12);
        Duration pause =
                Duration.ofMillis(Math.min(doubled, config.longestBackoff().toMillis()));
        transactions.inTransaction(transaction -> {
            messages.again(transaction, message.id(), clock.instant().plus(pause));
            return message;
        });
    }

    /// States what became of a letter; that ends it.
    private void end(Message message, Ready ready, @Nullable MessageFailure why, Rules rules) {
        Instant now = clock.instant();
        RequestFact fact = why == null
                ? new MessageSent(message.caseId(), message.kind(), message.about(), now)
                : new MessageFailed(message.caseId(), message.kind(), message.about(), why);
        UUID cause = DerivedId.from("tumar/message-ended/v1", message.id().toString());
        transactions.inTransaction(transaction -> {
            opening.state(transaction, cause, ready.journey(), rules.version(), ready.subject(), fact, now);
            return message;
        });
        meters.counter(why == null ? "tumar.mail.sent" : "tumar.mail.failed").increment();
    }
}
