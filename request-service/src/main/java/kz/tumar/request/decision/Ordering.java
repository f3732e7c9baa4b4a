package kz.tumar.request.decision;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.ReferencesBound;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SubjectSought;
import org.jspecify.annotations.Nullable;

/// Which orders a fact gives rise to: one for every reference of the person. The ids follow from the fact, so that
/// the fact alone tells which orders there are.
public final class Ordering {
    private Ordering() {}

    /// The orders of a fact of a case.
    ///
    /// @param before what was stated about the case until then
    /// @param subject whom the case is about
    /// @param standing the orders of the same case so far
    public static List<Order> following(
            List<Stated> before, RequestFact fact, SubjectRef subject, Collection<Order> standing) {
        return fact instanceof ReferencesBound bound
                ? RequestCase.of(before)
                        .map(state -> Binding.orders(state, bound))
                        .orElse(List.of())
                : from(fact, Binding.references(subject, before), standing);
    }

    /// The orders of a fact that binds these references.
    ///
    /// @param references every reference of the person, the one the fact is about included
    /// @param standing the orders of the same case so far
    public static List<Order> from(RequestFact fact, Collection<SubjectRef> references, Collection<Order> standing) {
        return switch (fact) {
            case SubjectRequestFiled filed
            when filed.kind() == RequestKind.ACCESS -> each(references, subject -> provide(filed, subject));
            case ProcessingBlocked blocked -> each(references, subject -> block(blocked, subject));
            case ProcessingUnblocked unblocked ->
                standing.stream()
                        .filter(order -> order.kind() == CommandKind.BLOCK
                                && unblocked.blockId().equals(order.block()))
                        .map(order -> order(
                                CommandKind.UNBLOCK,
                                unblocked.caseId(),
                                unblocked.blockId().toString(),
                                order.subject(),
                                order.categories(),
                                unblocked.blockId(),
                                null))
                        .toList();
            case DataRectified rectified -> each(references, subject -> rectify(rectified, subject));
            case SubjectSought search -> List.of(locate(search));
            default -> List.of();
        };
    }

    private static List<Order> each(Collection<SubjectRef> references, Function<SubjectRef, Order> order) {
        return references.stream().sorted().distinct().map(order).toList();
    }

    private static Order provide(SubjectRequestFiled filed, SubjectRef subject) {
        List<CategoryCode> categories = filed.categories() == null ? List.of() : filed.categories();
        return order(CommandKind.PROVIDE, filed.caseId(), filed.caseId().toString(), subject, categories, null, null);
    }

    private static Order block(ProcessingBlocked blocked, SubjectRef subject) {
        return order(
                CommandKind.BLOCK,
                blocked.caseId(),
                blocked.blockId().toString(),
                subject,
                blocked.categories(),
                blocked.blockId(),
                null);
    }

    private static Order rectify(DataRectified rectified, SubjectRef subject) {
        return order(
                CommandKind.RECTIFY,
                rectified.caseId(),
                rectified.caseId() + "/" + rectified.after().sealedRef(),
                subject,
                List.of(rectified.category()),
                null,
                rectified.after());
    }

    /// Holders look for one person under one reference, whatever else that is linked to.
    private static Order locate(SubjectSought search) {
        return order(
                CommandKind.LOCATE,
                Search.caseOf(search.searchId()),
                search.searchId().toString(),
                search.sought(),
                List.of(),
                null,
                search.criteria());
    }

    private static Order order(
            CommandKind kind,
            CaseId caseId,
            String of,
            SubjectRef subject,
            List<CategoryCode> categories,
            @Nullable BlockId block,
            @Nullable SealedContent value) {
        var id = new OrderId(DerivedId.from("tumar/order-id/v1", kind.name(), of, subject.value()));
        return new Order(id, kind, caseId, subject, categories, block, value);
    }
}
