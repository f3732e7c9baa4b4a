package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.fact.AccessDenied;
import kz.tumar.contract.fact.ClaimRejected;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.Refusals.Due;

/// Tells the log of refusals that were too many to be stated one by one: how many of a kind in a minute. Those of that
/// minute that are counted later are told by another fact, a minute later; all of them add up.
final class TellingRefusals {
    private static final int MOST = 50;

    private final Settings settings;
    private final Announcing announcing;
    private final Refusals refusals;

    TellingRefusals(Settings settings, Announcing announcing, Refusals refusals) {
        this.settings = settings;
        this.announcing = announcing;
        this.refusals = refusals;
    }

    /// Tells some of what is due.
    ///
    /// @return whether there may be more
    boolean tell(Connection transaction) throws SQLException {
        var all = refusals.due(transaction, MOST);
        for (Due due : all) {
            tell(transaction, due);
        }
        return all.size() == MOST;
    }

    /// The id follows from what was told before, so that the same can't be told twice.
    private void tell(Connection transaction, Due due) throws SQLException {
        var kind = due.kind();
        var id = DerivedId.from(
                "tumar/refusals/v1",
                kind.what().name(),
                kind.who(),
                kind.problem().name(),
                kind.minute().toString(),
                Long.toString(due.told()));
        var cause = new Cause(settings.source(), new EventId(id));
        var journey = new CorrelationId(id);
        var reason = new Announcing.Reason(cause, journey, Identity.trace(journey, cause), null);
        var time = kind.end().atOffset(ZoneOffset.UTC);
        announcing.announce(transaction, reason, List.of(new Draft.OfFact(null, time, factOf(due))));
        refusals.told(transaction, kind, due.count());
    }

    private static Fact factOf(Due due) {
        var kind = due.kind();
        return switch (kind.what()) {
            case CLAIM ->
                new ClaimRejected(
                        new HolderCode(kind.who()),
                        kind.problem(),
                        null,
                        Objects.requireNonNull(due.example(), "a claim that was counted has a digest"),
                        due.tally());
            case ACCESS -> new AccessDenied(ActorCodes.actorOf(kind.who()), kind.problem(), due.tally());
        };
    }
}
