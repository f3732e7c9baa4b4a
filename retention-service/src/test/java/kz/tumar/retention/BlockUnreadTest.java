package kz.tumar.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.SubjectRegistered;
import org.junit.jupiter.api.Test;

/// What is in dispute is not destroyed, however late this service reads of the dispute.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
class BlockUnreadTest {
    private static final int BEFORE_IT = 500;

    private final SubjectRef subject = Outside.subject();

    @Test
    @Clause({"1.1.10", "8.2", "8.4"})
    void blockThatIsUnread_whenTheOrderFallsDue_holdsTheData() {
        Outside.publishPolicy("PT5S");
        Outside.consent(
                subject,
                new SubjectRegistered(RetentionServiceTest.SITE),
                RetentionServiceTest.consentGiven(),
                RetentionServiceTest.withdrawn(subject));
        Officers.fact(subject, DestructionScheduled.class);

        Outside.request(subject, behindMuchElse());

        Officers.fact(subject, DestructionCancelled.class);
        assertThat(Outside.facts(subject, DestructionOrdered.class)).isEmpty();
        assertThat(Outside.commands("site", subject)).noneMatch(command -> command.data() instanceof DestroyData);
    }

    /// A block, and before it on its topic what takes longer to read than the grace lasts.
    private static Fact[] behindMuchElse() {
        var request = new CaseId(UUID.randomUUID());
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < BEFORE_IT; i++) {
            facts.add(new ProcessingUnblocked(new BlockId(UUID.randomUUID()), request, new ReasonCode("rectified")));
        }
        facts.add(new ProcessingBlocked(
                new BlockId(UUID.randomUUID()),
                request,
                RequestKind.RECTIFICATION,
                List.of(),
                LocalDate.now(ZoneId.of("Asia/Almaty")).plusMonths(1)));
        return facts.toArray(Fact[]::new);
    }
}
