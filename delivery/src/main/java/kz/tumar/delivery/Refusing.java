package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RecordPosition;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.fact.ClaimRejected;

/// Refuses claims: the sender is told why each time, on its topic where the claim came from there; the log is told one
/// by one up to a number a minute, and beyond that by {@link TellingRefusals}.
///
/// Nothing that is said of a refused claim is under its subject: nobody may ever have issued that.
final class Refusing {
    private final Settings settings;
    private final Announcing announcing;

    Refusing(Settings settings, Announcing announcing) {
        this.settings = settings;
        this.announcing = announcing;
    }

    /// Refuses a claim that is refused for the first time.
    void refuse(Connection transaction, Round round, Refusal refusal) throws SQLException {
        var rejection = refusal.rejection();
        var problem = problemOf(rejection);
        var receipt = refusal.received().receipt();
        var sender = refusal.sender();
        var kind = Refusals.Kind.of(Refusals.What.CLAIM, sender.value(), problem, receipt);
        if (round.isStated(kind, rejection.claimDigest())) {
            var fact = new ClaimRejected(sender, problem, rejection.claimId(), rejection.claimDigest());
            var trace = Identity.trace(refusal.journey(), refusal.cause());
            var reason = new Announcing.Reason(refusal.cause(), refusal.journey(), trace, null);
            announcing.announce(
                    transaction, reason, List.of(new Draft.OfFact(null, receipt.atOffset(ZoneOffset.UTC), fact)));
        }
        if (refusal.received().origin() instanceof Origin.OnTopic) {
            round.reject(Announcing.rejection(sender, eventOf(refusal)));
        }
    }

    /// A claim that is refused.
    ///
    /// @param cause what the refusal follows from: the claim, or where its identity does not say which content was
    ///     refused, that content
    record Refusal(Received received, HolderCode sender, Cause cause, CorrelationId journey, Rejection rejection) {
        Refusal {
            rejection = placed(rejection, received.origin());
        }

        /// A refusal of what has no journey of its own.
        static Refusal of(Received received, HolderCode sender, Cause cause, Rejection rejection) {
            var journey = new CorrelationId(DerivedId.from("tumar/refused-journey/v1", cause.toString()));
            return new Refusal(received, sender, cause, journey, rejection);
        }
    }

    private static Rejection placed(Rejection rejection, Origin origin) {
        return origin instanceof Origin.OnTopic(var topic, var partition, var offset)
                ? new Rejection(
                        rejection.problem(),
                        rejection.title(),
                        rejection.status(),
                        rejection.claimId(),
                        rejection.claimType(),
                        rejection.schema(),
                        rejection.claimDigest(),
                        rejection.violations(),
                        new RecordPosition(topic, partition, offset))
                : rejection;
    }

    private Event<Rejection> eventOf(Refusal refusal) {
        var type = EventType.of(Rejection.class);
        return new Event<>(
                Event.SPEC_VERSION,
                DerivedId.of(refusal.cause(), type, 0),
                settings.source(),
                type,
                null,
                refusal.received().receipt().atOffset(ZoneOffset.UTC),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(Rejection.class),
                refusal.journey(),
                refusal.cause(),
                null,
                null,
                Identity.trace(refusal.journey(), refusal.cause()),
                refusal.rejection());
    }

    private static ProblemType problemOf(Rejection rejection) {
        for (ProblemType type : ProblemType.values()) {
            if (type.urn().equals(rejection.problem())) {
                return type;
            }
        }
        throw new IllegalStateException("a rejection has one of our problem types");
    }
}
