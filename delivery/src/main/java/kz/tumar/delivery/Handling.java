package kz.tumar.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Payload;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.Claims.Submission;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.wire.Wire;

/// What one event does, inside the transaction that makes it last. It throws {@link WaitRequested} where
/// nothing of it may remain, and anything else only where our own code or the database failed.
final class Handling {
    private final Behaviour behaviour;
    private final Inbox inbox;
    private final Announcing announcing;
    private final HandlingClaims claims;
    private final Awaiting awaiting;
    private final Refusals refusals = new Refusals();

    Handling(Settings settings, Behaviour behaviour, Inbox inbox, Announcing announcing, Awaiting awaiting) {
        this.behaviour = behaviour;
        this.inbox = inbox;
        this.announcing = announcing;
        this.claims = new HandlingClaims(settings, behaviour, inbox, announcing, new Refusing(settings, announcing));
        this.awaiting = awaiting;
    }

    /// A round in which nobody waits for the broker.
    Round round(Connection transaction) {
        return new Round(transaction, refusals, announcing, inbox, null, Map.of());
    }

    /// A round of the consumer, which reads partitions on from here.
    Round round(Connection transaction, Map<Partition, Long> before) {
        return new Round(transaction, refusals, announcing, inbox, awaiting, before);
    }

    /// Whether an item is nothing for this service but an identity to remember.
    boolean isForeign(Item item) {
        return item instanceof Item.OfClaim claim && !claims.owns(claim.event().data());
    }

    /// Handles one item.
    ///
    /// @param waited whether it waited aside before
    /// @return what became of it; a meaning beyond claims it has not. Of what is `Waiting` nothing remains, and
    ///     {@link Round#why()} says for what
    Submission handle(Round round, Item item, boolean waited) throws SQLException {
        var transaction = round.transaction();
        return switch (item) {
            case Item.OfClaim claim -> claims.claim(round, claim, waited);
            case Item.OfUnreadable unreadable -> claims.unreadable(round, unreadable);
            case Item.OfFact fact -> fact(transaction, fact, waited);
            case Item.OfCommand command -> command(transaction, command, waited);
            case Item.OfDocument(var received, var channel) -> {
                var content = new String(received.value(), StandardCharsets.UTF_8);
                behaviour.keep(transaction, channel.topic(), Objects.requireNonNullElse(received.key(), ""), content);
                yield done(List.of());
            }
            case Item.Unknown _ -> done(List.of());
            case Item.Broken broken -> throw broken.failure();
        };
    }

    private Submission fact(Connection transaction, Item.OfFact item, boolean waited) throws SQLException {
        var event = item.event();
        return switch (inbox.record(transaction, Identity.of(event.asCause()), contentOf(event))) {
            case NEW -> {
                var incoming = incoming(event, item.received(), waited);
                behaviour.project(transaction, incoming);
                yield follow(transaction, event, behaviour.react(transaction, incoming), waited);
            }
            case DONE -> {
                behaviour.project(transaction, incoming(event, item.received(), waited));
                yield done(List.of());
            }
            case SAME -> done(List.of());
            case OTHER -> throw new IllegalStateException("a fact has other content than before");
        };
    }

    private Submission command(Connection transaction, Item.OfCommand item, boolean waited) throws SQLException {
        var event = item.event();
        return switch (inbox.record(transaction, Identity.of(event.asCause()), contentOf(event))) {
            case NEW -> {
                var decision = behaviour.obey(transaction, incoming(event, item.received(), waited));
                yield follow(transaction, event, decision, waited);
            }
            case DONE, SAME -> done(List.of());
            case OTHER -> throw new IllegalStateException("a command has other content than before");
        };
    }

    private Submission follow(Connection transaction, Event<?> cause, Decision decision, boolean waited)
            throws SQLException {
        return switch (decision) {
            case Decision.Accepted accepted -> done(announce(transaction, cause, accepted));
            case Decision.Refused refused ->
                throw new IllegalStateException("only a claim can be refused, not for " + refused.problem());
            case Decision.Waiting(var topics) -> throw wait(topics, waited);
        };
    }

    /// Facts and commands of ours hand their trace on.
    private List<EventId> announce(Connection transaction, Event<?> event, Decision.Accepted accepted)
            throws SQLException {
        var reason =
                new Announcing.Reason(event.asCause(), event.correlationid(), event.traceparent(), accepted.under());
        return factsAmong(announcing.announce(transaction, reason, accepted.drafts()));
    }

    static List<EventId> factsAmong(List<Event<?>> events) {
        return events.stream()
                .filter(event -> event.data() instanceof Fact)
                .map(Event::id)
                .toList();
    }

    private static RuntimeException wait(Set<TopicName> topics, boolean waited) {
        return waited ? new IllegalStateException("what has waited must be decided") : new WaitRequested(topics);
    }

    static Submission done(List<EventId> facts) {
        return new Submission.Recorded(facts, false);
    }

    private static byte[] contentOf(Event<?> event) {
        return Identity.sha256(Wire.contentOf(event));
    }

    private static <P extends Payload> Incoming<P> incoming(Event<P> event, Received received, boolean waited) {
        return new Incoming<>(event, received.origin(), received.receipt(), waited);
    }
}
