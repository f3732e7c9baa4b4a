package kz.tumar.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Payload;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.fact.ClaimRejected;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.Claims.Submission;
import kz.tumar.delivery.wire.ClaimReader;
import kz.tumar.delivery.wire.EventTooLarge;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// What one event does, inside the transaction that makes it last. It throws {@link WaitRequested} where
/// nothing of it may remain, and anything else only where our own code or the database failed.
final class Handling {
    private final Settings settings;
    private final Behaviour behaviour;
    private final Inbox inbox;
    private final Announcing announcing;

    Handling(Settings settings, Behaviour behaviour, Inbox inbox, Announcing announcing) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.inbox = inbox;
        this.announcing = announcing;
    }

    /// Handles one item.
    ///
    /// @param waited whether it waited aside before
    /// @return what became of it; a meaning beyond claims it has not
    Submission handle(Connection transaction, Item item, boolean waited) throws SQLException {
        return switch (item) {
            case Item.OfClaim claim -> claim(transaction, claim, waited);
            case Item.OfUnreadable unreadable -> unreadable(transaction, unreadable);
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

    private Submission claim(Connection transaction, Item.OfClaim item, boolean waited) throws SQLException {
        var event = item.event();
        byte[] identity = Identity.of(event.asCause());
        boolean owned = behaviour.owns(event.data());
        return switch (inbox.record(transaction, identity, contentOf(event))) {
            case NEW -> owned ? decide(transaction, item, identity, waited) : new Submission.NotOwned();
            case SAME -> owned ? repeated(transaction, identity) : new Submission.NotOwned();
            case DONE -> owned ? doneBefore(transaction, item, identity) : new Submission.NotOwned();
            case OTHER -> owned ? reused(transaction, item) : new Submission.NotOwned();
        };
    }

    private Submission decide(Connection transaction, Item.OfClaim item, byte[] identity, boolean waited)
            throws SQLException {
        var event = item.event();
        var decision = behaviour.decide(transaction, incoming(event, item.received(), waited));
        return switch (decision) {
            case Decision.Accepted accepted -> accept(transaction, item, identity, accepted);
            case Decision.Refused refused -> refuse(transaction, item, identity, refused);
            case Decision.Waiting(var topics) -> throw wait(topics, waited);
        };
    }

    /// Accepts a claim, unless what follows from it does not fit into an event: that is the claim's size, and no
    /// failure of ours.
    private Submission accept(Connection transaction, Item.OfClaim item, byte[] identity, Decision.Accepted accepted)
            throws SQLException {
        List<Announcing.Prepared> prepared;
        try {
            prepared = announcing.prepare(reasonOf(item.event(), accepted), accepted.drafts());
        } catch (EventTooLarge tooLarge) {
            return refuse(transaction, item, identity, Decision.Refused.because(ProblemType.TOO_LARGE));
        }
        var facts = factsAmong(announcing.keep(transaction, prepared));
        inbox.accepted(transaction, identity, facts);
        return done(facts);
    }

    private Submission refuse(Connection transaction, Item.OfClaim item, byte[] identity, Decision.Refused refused)
            throws SQLException {
        var event = item.event();
        var rejection = ClaimReader.refuse(event, item.digest(), refused.problem(), refused.violations());
        var about = refused.problem() == ProblemType.UNKNOWN_SUBJECT ? null : event.subject();
        inbox.refused(transaction, identity, rejection);
        return refuse(transaction, item, item.sender(), event.asCause(), about, rejection);
    }

    private Submission repeated(Connection transaction, byte[] identity) throws SQLException {
        var outcome = inbox.outcome(transaction, identity);
        return outcome.rejection() == null
                ? new Submission.Recorded(outcome.facts(), true)
                : new Submission.Refused(outcome.rejection());
    }

    /// Of an identity known only as a cause, the content that comes first is the one that was done, unless this
    /// very content is known to have been refused under another cause.
    private Submission doneBefore(Connection transaction, Item.OfClaim item, byte[] identity) throws SQLException {
        var refused = Identity.of(Identity.ofRefused(item.sender(), item.digest()));
        if (inbox.knows(transaction, refused)) {
            inbox.forgetContent(transaction, identity);
            return new Submission.Refused(
                    ClaimReader.refuse(item.event(), item.digest(), ProblemType.IDENTITY_REUSED, List.of()));
        }
        return repeated(transaction, identity);
    }

    private Submission reused(Connection transaction, Item.OfClaim item) throws SQLException {
        var rejection = ClaimReader.refuse(item.event(), item.digest(), ProblemType.IDENTITY_REUSED, List.of());
        var about = item.event().subject();
        return refuseOnce(transaction, item, item.sender(), item.digest().value(), about, rejection);
    }

    private Submission unreadable(Connection transaction, Item.OfUnreadable item) throws SQLException {
        var rejection = item.reading().rejection();
        var id = item.reading().id();
        if (id != null) {
            byte[] identity = Identity.of(new Cause(kz.tumar.contract.Source.of(item.sender()), id));
            var content = Identity.sha256(item.received().value());
            switch (inbox.record(transaction, identity, content)) {
                case NEW -> inbox.refused(transaction, identity, rejection);
                case OTHER -> rejection = reusing(rejection);
                case SAME, DONE -> {
                    // It was refused before, and is refused alike.
                }
            }
        }
        boolean answers = settings.refusesUnreadable() || item.received().origin() instanceof Origin.Http;
        return answers
                ? refuseOnce(
                        transaction,
                        item,
                        item.sender(),
                        rejection.claimDigest().value(),
                        null,
                        rejection)
                : new Submission.NotOwned();
    }

    private static Rejection reusing(Rejection unreadable) {
        var problem = ProblemType.IDENTITY_REUSED;
        return new Rejection(
                problem.urn(),
                problem.title(),
                problem.status(),
                unreadable.claimId(),
                unreadable.claimType(),
                unreadable.schema(),
                unreadable.claimDigest(),
                List.of());
    }

    private Submission refuseOnce(
            Connection transaction,
            Item item,
            HolderCode sender,
            String content,
            @Nullable SubjectRef about,
            Rejection rejection)
            throws SQLException {
        var cause = Identity.ofRefused(sender, rejection.claimDigest());
        var known = inbox.record(transaction, Identity.of(cause), content.getBytes(StandardCharsets.US_ASCII));
        return known == Inbox.Seen.NEW
                ? refuse(transaction, item, sender, cause, about, rejection)
                : new Submission.Refused(rejection);
    }

    private Submission refuse(
            Connection transaction,
            Item item,
            HolderCode sender,
            Cause cause,
            @Nullable SubjectRef about,
            Rejection rejection)
            throws SQLException {
        var correlation = item instanceof Item.OfClaim claim
                ? claim.event().correlationid()
                : new CorrelationId(DerivedId.from("tumar/refused-journey/v1", cause.toString()));
        var trace = Identity.trace(correlation, cause);
        var time = item.received().receipt().atOffset(ZoneOffset.UTC);
        var fact = new ClaimRejected(sender, problemOf(rejection), rejection.claimId(), rejection.claimDigest());
        var reason = new Announcing.Reason(cause, correlation, trace, null);
        announcing.announce(transaction, reason, List.of(new Draft.OfFact(about, time, fact)));
        if (item.received().origin() instanceof Origin.OnTopic) {
            var type = EventType.of(Rejection.class);
            announcing.reject(
                    transaction,
                    sender,
                    new Event<>(
                            Event.SPEC_VERSION,
                            DerivedId.of(cause, type, 0),
                            settings.source(),
                            type,
                            about,
                            time,
                            Event.DATA_CONTENT_TYPE,
                            Catalogue.schemaOf(Rejection.class),
                            correlation,
                            cause,
                            null,
                            null,
                            trace,
                            rejection));
        }
        return new Submission.Refused(rejection);
    }

    private static ProblemType problemOf(Rejection rejection) {
        for (ProblemType type : ProblemType.values()) {
            if (type.urn().equals(rejection.problem())) {
                return type;
            }
        }
        throw new IllegalStateException("a rejection has one of our problem types");
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

    private List<EventId> announce(Connection transaction, Event<?> cause, Decision.Accepted accepted)
            throws SQLException {
        return factsAmong(announcing.announce(transaction, reasonOf(cause, accepted), accepted.drafts()));
    }

    /// Facts and commands of ours hand their trace on; a claim has none that we repeat.
    private static Announcing.Reason reasonOf(Event<?> event, Decision.Accepted accepted) {
        var cause = event.asCause();
        var journey = event.correlationid();
        var trace = event.data() instanceof Claim ? Identity.trace(journey, cause) : event.traceparent();
        return new Announcing.Reason(cause, journey, trace, accepted.under());
    }

    private static List<EventId> factsAmong(List<Event<?>> events) {
        return events.stream()
                .filter(event -> event.data() instanceof Fact)
                .map(Event::id)
                .toList();
    }

    private static RuntimeException wait(java.util.Set<kz.tumar.contract.TopicName> topics, boolean waited) {
        return waited ? new IllegalStateException("what has waited must be decided") : new WaitRequested(topics);
    }

    private static Submission done(List<EventId> facts) {
        return new Submission.Recorded(facts, false);
    }

    private static byte[] contentOf(Event<?> event) {
        return Identity.sha256(Wire.contentOf(event));
    }

    private static <P extends Payload> Incoming<P> incoming(Event<P> event, Received received, boolean waited) {
        return new Incoming<>(event, received.origin(), received.receipt(), waited);
    }
}
