package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.retention.announce.Drafting;
import kz.tumar.retention.ledger.Dispatches.Dispatch;
import kz.tumar.retention.ledger.Orders;

/// Tells holders what an order has for them. The commands' ids follow from the order and from whom it has something
/// for,
/// so commands given again are the same commands; a system that only observes is told nothing, and what it would have
/// been told is noted.
@ApplicationScoped
class Telling {
    private final Announcer announcer;

    @Inject
    Telling(Announcer announcer) {
        this.announcer = announcer;
    }

    /// What it is about.
    ///
    /// @param again what tells this telling from others of the order; empty for the first
    record About(OrderId order, CommandKind kind, SubjectRef subject, Orders.Journey journey, String again) {}

    /// What one holder is told.
    record Message(HolderCode holder, Command command) {}

    /// Tells it; what has to be noted of it is for the caller to note, with others'.
    List<Dispatch> tell(Connection transaction, Shift shift, About about, Instant at, List<Message> messages)
            throws SQLException {
        var dispatches = new ArrayList<Dispatch>();
        var told = new ArrayList<Message>();
        for (var message : messages) {
            if (shift.observes(message.holder())) {
                dispatches.add(Dispatch.observed(about.order(), about.kind(), message.holder(), about.subject()));
            } else {
                told.add(message);
            }
        }
        var events = announce(transaction, about, at, told);
        for (int i = 0; i < events.size(); i++) {
            dispatches.add(Dispatch.sent(
                    about.order(),
                    about.kind(),
                    told.get(i).holder(),
                    about.subject(),
                    told.get(i).command().due(),
                    shift.repeatAt(),
                    events.get(i)));
        }
        return dispatches;
    }

    private List<Event<?>> announce(Connection transaction, About about, Instant at, List<Message> told)
            throws SQLException {
        if (told.isEmpty()) {
            return List.of();
        }
        var cause = Drafting.timer(
                about.order(), "command." + about.kind().name().toLowerCase(Locale.ROOT), "to" + about.again());
        var drafts = told.stream()
                .<Draft>map(message ->
                        new Draft.OfCommand(message.holder(), about.subject(), Drafting.time(at), message.command()))
                .toList();
        var events = announcer.announce(transaction, announcement(about.journey(), cause, drafts));
        if (events.size() != told.size()) {
            throw new IllegalStateException("a command was given before: " + about.order());
        }
        return events;
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
        announcer.announce(transaction, announcement(journey, cause, List.of(Drafting.fact(subject, fact, at))));
    }

    private static Announcer.Announcement announcement(Orders.Journey journey, Cause cause, List<Draft> drafts) {
        return new Announcer.Announcement(cause, journey.correlation(), journey.trace(), journey.under(), drafts);
    }
}
