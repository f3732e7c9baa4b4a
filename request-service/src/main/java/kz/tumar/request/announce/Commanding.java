package kz.tumar.request.announce;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.command.BlockProcessing;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.command.LocateSubject;
import kz.tumar.contract.command.ProvideSubjectData;
import kz.tumar.contract.command.RectifyData;
import kz.tumar.contract.command.UnblockProcessing;
import kz.tumar.delivery.Draft;
import kz.tumar.policy.Holder;
import kz.tumar.request.decision.Order;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Search;

/// An order as the commands that its recipients get.
public final class Commanding {
    private Commanding() {}

    /// The commands of an order to everyone who is told.
    ///
    /// @param given when the order was given: each holder's due time counts from then
    /// @param now the time of the commands
    public static List<Draft> all(Order order, Instant given, Instant now, Rules rules) {
        return rules.recipients(order.categories()).stream()
                .map(holder -> to(holder, order, given, now))
                .toList();
    }

    /// The command of an order to one holder.
    public static Draft to(Holder holder, Order order, Instant given, Instant now) {
        return new Draft.OfCommand(
                holder.code(), order.subject(), now.atOffset(ZoneOffset.UTC), command(order, due(holder, given)));
    }

    /// When a holder must have obeyed an order.
    public static Instant due(Holder holder, Instant given) {
        return given.plus(holder.confirmationTime());
    }

    private static Command command(Order order, Instant due) {
        return switch (order.kind()) {
            case BLOCK ->
                new BlockProcessing(
                        order.id(),
                        Order.REVISION,
                        order.categories(),
                        due,
                        List.of(Confirmation.TIME),
                        Objects.requireNonNull(order.block()));
            case UNBLOCK ->
                new UnblockProcessing(
                        order.id(),
                        Order.REVISION,
                        order.categories(),
                        due,
                        List.of(Confirmation.TIME),
                        Objects.requireNonNull(order.block()));
            case PROVIDE ->
                new ProvideSubjectData(
                        order.id(),
                        Order.REVISION,
                        order.categories(),
                        due,
                        List.of(Confirmation.COUNTS, Confirmation.TIME, Confirmation.UPLOADS),
                        order.caseId());
            case RECTIFY ->
                new RectifyData(
                        order.id(),
                        Order.REVISION,
                        order.categories(),
                        due,
                        List.of(Confirmation.COUNTS, Confirmation.TIME),
                        order.caseId(),
                        Objects.requireNonNull(order.value()));
            case LOCATE ->
                new LocateSubject(
                        order.id(),
                        Order.REVISION,
                        order.categories(),
                        due,
                        List.of(Confirmation.TIME, Confirmation.CANDIDATES),
                        Search.idOf(order.caseId()),
                        Objects.requireNonNull(order.value()));
            case STOP, DESTROY, CANCEL -> throw new IllegalStateException("retention-service gives such orders");
        };
    }
}
