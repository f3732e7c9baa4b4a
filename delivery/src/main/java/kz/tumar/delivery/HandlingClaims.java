package kz.tumar.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kz.tumar.contract.Cause;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.Source;
import kz.tumar.contract.claim.Claim;
import kz.tumar.delivery.Claims.Submission;
import kz.tumar.delivery.Refusing.Refusal;
import kz.tumar.delivery.wire.ClaimReader;
import kz.tumar.delivery.wire.EventTooLarge;
import kz.tumar.delivery.wire.Wire;

/// What a claim does, readable or not, inside the transaction that makes it last.
final class HandlingClaims {
    private final Settings settings;
    private final Behaviour behaviour;
    private final Inbox inbox;
    private final Announcing announcing;
    private final Refusing refusing;

    HandlingClaims(Settings settings, Behaviour behaviour, Inbox inbox, Announcing announcing, Refusing refusing) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.inbox = inbox;
        this.announcing = announcing;
        this.refusing = refusing;
    }

    /// Whether a claim is this service's to decide.
    boolean owns(Claim claim) {
        return behaviour.owns(claim);
    }

    Submission claim(Round round, Item.OfClaim item, boolean waited) throws SQLException {
        var event = item.event();
        var transaction = round.transaction();
        byte[] identity = Identity.of(event.asCause());
        var content = Identity.keyed(settings.digestKey(), Wire.contentOf(event));
        boolean owned = behaviour.owns(event.data());
        return switch (inbox.recordForeign(transaction, identity, content)) {
            case NEW -> owned ? decide(round, item, identity, waited) : new Submission.NotOwned();
            case SAME -> owned ? repeated(transaction, identity) : new Submission.NotOwned();
            case DONE -> owned ? doneBefore(transaction, item, identity) : new Submission.NotOwned();
            case OTHER -> owned ? reused(round, item) : new Submission.NotOwned();
        };
    }

    private Submission decide(Round round, Item.OfClaim item, byte[] identity, boolean waited) throws SQLException {
        var event = item.event();
        var received = item.received();
        var decision = behaviour.decide(
                round.transaction(), new Incoming<>(event, received.origin(), received.receipt(), waited));
        return switch (decision) {
            case Decision.Accepted accepted -> accept(round, item, identity, accepted);
            case Decision.Refused refused -> refuse(round, item, identity, refused);
            case Decision.Waiting(var topics) -> {
                if (waited) {
                    throw new IllegalStateException("what has waited must be decided");
                }
                yield round.isOver(round.waitFor(topics))
                        ? decide(round, item, identity, true)
                        : waits(round, identity);
            }
        };
    }

    /// A claim that waits was not seen yet.
    private Submission waits(Round round, byte[] identity) throws SQLException {
        inbox.takeBack(round.transaction(), identity);
        return new Submission.Waiting();
    }

    /// Accepts a claim, unless what follows from it does not fit into an event: that is the claim's size, and no
    /// failure of ours.
    private Submission accept(Round round, Item.OfClaim item, byte[] identity, Decision.Accepted accepted)
            throws SQLException {
        var transaction = round.transaction();
        List<Announcing.Prepared> prepared;
        try {
            prepared = announcing.prepare(reasonOf(item.event(), accepted), accepted.drafts());
        } catch (EventTooLarge tooLarge) {
            return refuse(round, item, identity, Decision.Refused.because(ProblemType.TOO_LARGE));
        }
        return Handling.done(Handling.factsAmong(announcing.keepFollowing(transaction, prepared, identity)));
    }

    /// A claim has no trace that we repeat.
    private static Announcing.Reason reasonOf(Event<?> claim, Decision.Accepted accepted) {
        var cause = claim.asCause();
        var journey = claim.correlationid();
        return new Announcing.Reason(cause, journey, Identity.trace(journey, cause), accepted.under());
    }

    private Submission refuse(Round round, Item.OfClaim item, byte[] identity, Decision.Refused refused)
            throws SQLException {
        var event = item.event();
        var rejection = ClaimReader.refuse(event, item.digest(), refused.problem(), refused.violations());
        var refusal = new Refusal(item.received(), item.sender(), event.asCause(), event.correlationid(), rejection);
        round.refuse(identity, refusal.rejection());
        return refuse(round, refusal);
    }

    private Submission refuse(Round round, Refusal refusal) throws SQLException {
        refusing.refuse(round.transaction(), round, refusal);
        return new Submission.Refused(refusal.rejection());
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

    private Submission reused(Round round, Item.OfClaim item) throws SQLException {
        var rejection = ClaimReader.refuse(item.event(), item.digest(), ProblemType.IDENTITY_REUSED, List.of());
        var cause = Identity.ofRefused(item.sender(), rejection.claimDigest());
        return refuseOnce(
                round,
                new Refusal(item.received(), item.sender(), cause, item.event().correlationid(), rejection));
    }

    Submission unreadable(Round round, Item.OfUnreadable item) throws SQLException {
        var rejection = item.reading().rejection();
        EventId id = item.reading().id();
        if (id != null) {
            byte[] identity = Identity.of(new Cause(Source.of(item.sender()), id));
            var content = Identity.keyed(settings.digestKey(), item.received().value());
            switch (inbox.recordForeign(round.transaction(), identity, content)) {
                case NEW -> round.refuse(identity, rejection);
                case OTHER -> rejection = reusing(rejection);
                case SAME, DONE -> {
                    // It was refused before, and is refused alike.
                }
            }
        }
        boolean answers = settings.refusesUnreadable() || item.received().origin() instanceof Origin.Http;
        return answers ? refuseOnce(round, refusalOf(item, rejection)) : new Submission.NotOwned();
    }

    private static Refusal refusalOf(Item.OfUnreadable item, Rejection rejection) {
        HolderCode sender = item.sender();
        var cause = Identity.ofRefused(sender, rejection.claimDigest());
        return Refusal.of(item.received(), sender, cause, rejection);
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

    private Submission refuseOnce(Round round, Refusal refusal) throws SQLException {
        var content = refusal.rejection().claimDigest().value().getBytes(StandardCharsets.US_ASCII);
        var known = inbox.recordForeign(round.transaction(), Identity.of(refusal.cause()), content);
        return known == Inbox.Seen.NEW ? refuse(round, refusal) : new Submission.Refused(refusal.rejection());
    }
}
