package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.decision.Rules;
import kz.tumar.retention.ledger.Dispatches.Dispatch;
import kz.tumar.retention.ledger.Orders;

/// Tells one holder one thing. Its command's id follows from the order alone, so a command given again is the same
/// command; a system that only observes is told nothing, and what it would have been told is noted.
@ApplicationScoped
class Telling {
    private final Announcer announcer;

    @Inject
    Telling(Announcer announcer) {
        this.announcer = announcer;
    }

    /// What it is about.
    ///
    /// @param again when it is said again; empty for the first time
    record About(OrderId order, CommandKind kind, SubjectRef subject, Orders.Journey journey, String again) {}

    /// Tells it; what has to be noted of it is for the caller to note, with others'.
    List<Dispatch> tell(
            Connection transaction, Shift shift, About about, Rules.HolderRule holder, Instant at, Command command)
            throws SQLException {
        if (shift.observes(holder.code())) {
            return List.of(Dispatch.observed(about.order(), about.kind(), holder.code(), about.subject()));
        }
        var cause = Drafting.timer(
                about.order(),
                "command." + about.kind().name().toLowerCase(Locale.ROOT),
                holder.code().value() + about.again());
        var draft = new Draft.OfCommand(holder.code(), about.subject(), Drafting.time(at), command);
        return announcer.announce(transaction, announcement(about.journey(), cause, draft)).stream()
                .map(event -> Dispatch.sent(
                        about.order(),
                        about.kind(),
                        holder.code(),
                        about.subject(),
                        command.due(),
                        shift.repeatAt(),
                        event))
                .toList();
    }

    /// States a fact of an order's journey.
    void state(
            Connection transaction,
            Orders.Journey journey,
            Cause cause,
            SubjectRef subject,
            RetentionFact fact,
            Instant at)
            throws SQLException {
        announcer.announce(transaction, announcement(journey, cause, Drafting.fact(subject, fact, at)));
    }

    private static Announcer.Announcement announcement(Orders.Journey journey, Cause cause, Draft draft) {
        return new Announcer.Announcement(
                cause, journey.correlation(), journey.trace(), journey.under(), List.of(draft));
    }
}
