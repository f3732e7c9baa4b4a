package kz.tumar.request.lookup;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.fact.AnswerPrepared;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.request.decision.AnsweringOrder;
import kz.tumar.request.decision.Gathered;
import kz.tumar.request.decision.RequestCase;
import org.jspecify.annotations.Nullable;

/// How far the answer to a request for access has come, as it is seen from outside.
final class AnswerViews {
    private AnswerViews() {}

    static CaseView.@Nullable AnswerView of(RequestCase request, @Nullable List<CaseView.OrderView> orders) {
        if (orders == null || request.kind() != RequestKind.ACCESS) {
            return null;
        }
        Gathered gathered = Gathered.of(request);
        Optional<RequestAnswered> answered = request.last(RequestAnswered.class);
        return new CaseView.AnswerView(
                gathered.prepared().isPresent(),
                gathered.prepared().map(AnswerPrepared::lacking).orElse(List.of()),
                gathered.withheld().size(),
                systems(gathered, orders),
                answered.map(RequestAnswered::form).orElse(null),
                answered.map(RequestAnswered::answeredAt).orElse(null),
                answered.map(RequestAnswered::deviation).orElse(null));
    }

    private static List<CaseView.SystemView> systems(Gathered gathered, List<CaseView.OrderView> orders) {
        var systems = new TreeMap<HolderCode, CaseView.SystemView>();
        for (CaseView.OrderView order : orders) {
            if (order.command() == CommandKind.PROVIDE) {
                order.holders()
                        .forEach(holder ->
                                systems.merge(holder.holder(), system(holder, gathered), AnswerViews::furtherBehind));
            }
        }
        return List.copyOf(systems.values());
    }

    private static CaseView.SystemView system(CaseView.HolderView holder, Gathered gathered) {
        return new CaseView.SystemView(
                holder.holder(),
                holder.outcome(),
                count(gathered.uploads(), holder.holder()),
                count(gathered.unchecked(), holder.holder()),
                holder.overdue());
    }

    private static CaseView.SystemView furtherBehind(CaseView.SystemView one, CaseView.SystemView other) {
        boolean settled = one.outcome() != null && AnsweringOrder.settles(one.outcome());
        CaseView.SystemView behind = settled ? other : one;
        return new CaseView.SystemView(
                behind.holder(),
                behind.outcome(),
                behind.provided(),
                behind.unchecked(),
                one.overdue() || other.overdue());
    }

    private static int count(List<Gathered.Upload> uploads, HolderCode holder) {
        return (int) uploads.stream()
                .filter(upload -> upload.holder().equals(holder))
                .count();
    }
}
