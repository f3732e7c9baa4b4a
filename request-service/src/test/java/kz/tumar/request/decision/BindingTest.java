package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.ReferencesBound;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.policy.Holder;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.Test;

/// Which references of a person a case binds, and what it orders about whom.
class BindingTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant NEXT_DAY = Given.at("2026-03-11T10:00");
    private static final Set<SubjectRef> BOTH = Set.of(Given.SUBJECT, Given.LINKED);

    private final RequestCase corrected = corrected(Given.filed(RequestKind.RECTIFICATION, FILED));

    @Test
    @Clause("8.2")
    void referenceFoundAfterTheCorrection_isBlockedAndCorrectedToo_andFreesNothingUntilItConfirms() {
        ReferencesBound bound = Binding.decide(corrected, BOTH).orElseThrow();

        List<Order> orders = Ordering.following(corrected.history(), bound, Given.SUBJECT, List.of());

        assertThat(bound.others()).containsExactly(Given.LINKED);
        assertThat(orders)
                .allSatisfy(order -> assertThat(order.subject()).isEqualTo(Given.LINKED))
                .extracting(Order::kind)
                .containsExactly(CommandKind.BLOCK, CommandKind.RECTIFY);
        Order corrects = orders.getLast();
        Set<HolderCode> all = Set.copyOf(Given.RULES.recipients(corrects.categories()).stream()
                .map(Holder::code)
                .toList());
        RequestCase after = corrected.and(bound, NEXT_DAY);
        assertThat(Confirming.decide(after, Map.of(corrects, Set.of()), Given.RULES))
                .isEmpty();
        assertThat(Confirming.decide(after, Map.of(corrects, all), Given.RULES)).isPresent();
    }

    @Test
    @Clause("8.2")
    void ordersAboutEveryReference_followFromTheFactsOfTheCaseAlone() {
        RequestCase filed = Given.filed(RequestKind.RECTIFICATION, FILED);
        RequestCase all = corrected(filed.and(Binding.decide(filed, BOTH).orElseThrow(), FILED));
        var end = new ProcessingUnblocked(all.standingBlock().orElseThrow().blockId(), all.id(), WorkingCase.RECTIFIED);

        List<Order> orders = folded(all.and(end, NEXT_DAY).history());

        for (CommandKind kind : List.of(CommandKind.BLOCK, CommandKind.RECTIFY, CommandKind.UNBLOCK)) {
            assertThat(orders)
                    .filteredOn(order -> order.kind() == kind)
                    .extracting(Order::subject)
                    .containsExactlyInAnyOrderElementsOf(BOTH);
        }
    }

    @Test
    @Clause("8.1")
    void requestForAccess_asksAboutWhoeverIsLinkedWhileItIsOpen() {
        RequestCase access = Given.filed(RequestKind.ACCESS, FILED);
        ReferencesBound bound = Binding.decide(access, BOTH).orElseThrow();

        assertThat(Ordering.following(access.history(), bound, Given.SUBJECT, List.of()))
                .singleElement()
                .satisfies(order -> assertThat(order.kind()).isEqualTo(CommandKind.PROVIDE));
    }

    @Test
    @Clause("8.2")
    void closedCase_bindsNobody_untilWhatLeftComesBack() {
        RequestCase refused = Given.after(
                Given.filed(RequestKind.BLOCKING, FILED),
                new CaseAction.Refuse(
                        new ReasonCode("refusal.lawful-ground"), new kz.tumar.contract.ArticleCode("policy.8.4")),
                NEXT_DAY);
        RequestCase open = Given.after(
                refused,
                new CaseAction.ReportFailedDelivery(NEXT_DAY, new ReasonCode("delivery-failure.unknown-address")),
                NEXT_DAY);

        assertThat(Binding.decide(refused, BOTH)).isEmpty();
        ReferencesBound bound = Binding.decide(open, BOTH).orElseThrow();
        assertThat(Ordering.following(open.history(), bound, Given.SUBJECT, List.of()))
                .extracting(Order::kind)
                .containsExactly(CommandKind.BLOCK);
    }

    @Test
    @Clause("8.2")
    void referenceThatIsSomebodyElsesAfterAll_getsNoFurtherOrder_butIsFreedOfWhatStood() {
        RequestCase filed = Given.filed(RequestKind.RECTIFICATION, FILED);
        RequestCase both = filed.and(Binding.decide(filed, BOTH).orElseThrow(), FILED);
        RequestCase apart =
                corrected(both.and(Binding.part(both, Set.of(Given.LINKED)).orElseThrow(), NEXT_DAY));
        var end = new ProcessingUnblocked(
                apart.standingBlock().orElseThrow().blockId(), apart.id(), WorkingCase.RECTIFIED);

        List<Order> orders = folded(apart.and(end, NEXT_DAY).history());

        assertThat(orders)
                .filteredOn(order -> order.subject().equals(Given.LINKED))
                .extracting(Order::kind)
                .containsExactly(CommandKind.BLOCK, CommandKind.UNBLOCK);
    }

    @Test
    void rebuildThatReadsTheLinksOneByOne_letsGoOfNobody() {
        RequestCase filed = Given.filed(RequestKind.RECTIFICATION, FILED);
        RequestCase both = filed.and(Binding.decide(filed, BOTH).orElseThrow(), FILED);

        assertThat(Binding.decide(both, Set.of(Given.SUBJECT))).isEmpty();
        assertThat(Binding.decide(both, BOTH)).isEmpty();
        assertThat(Binding.part(both, Set.of(Given.reference(9)))).isEmpty();
    }

    /// The orders that a rebuild makes of the facts of a case.
    private static List<Order> folded(List<Stated> facts) {
        var orders = new ArrayList<Order>();
        for (int i = 0; i < facts.size(); i++) {
            RequestFact fact = facts.get(i).fact();
            orders.addAll(Ordering.following(facts.subList(0, i), fact, Given.SUBJECT, List.copyOf(orders)));
        }
        return orders;
    }

    private static RequestCase corrected(RequestCase filed) {
        RequestCase documented =
                Given.after(filed, new CaseAction.SubmitSupportingInformation(NEXT_DAY, Given.CONTENT), NEXT_DAY);
        return Given.after(
                documented,
                new CaseAction.Rectify(
                        List.of(new CaseAction.Correction(new CategoryCode("contact"), null, Given.sealed(7)))),
                NEXT_DAY);
    }
}
