package kz.tumar.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.ExpiryCause;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.command.DestroyData;
import kz.tumar.contract.command.StopProcessing;
import kz.tumar.contract.fact.ConsentExpired;
import kz.tumar.contract.fact.ConsentFact;
import kz.tumar.contract.fact.ConsentGiven;
import kz.tumar.contract.fact.ConsentSuperseded;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.SubjectRegistered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A consent that nobody took back ends like one that was: what only it was kept for stops, and goes.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
class ConsentEndsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PurposeCode MARKETING = new PurposeCode("marketing");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Almaty"));
    private final SubjectRef subject = Outside.subject();
    private final ConsentGiven given = RetentionServiceTest.consentGiven();

    @BeforeEach
    void consentWasGiven() {
        Outside.publishPolicy();
        Outside.consent(
                subject,
                new SubjectRegistered(RetentionServiceTest.SITE),
                given,
                RetentionServiceTest.heldBy(RetentionServiceTest.SITE));
    }

    private void stopsAndGoes(ConsentFact end, AssessmentTrigger trigger) {
        Outside.consent(subject, end);

        await().atMost(PATIENCE)
                .until(() -> Outside.commands("site", subject).stream()
                        .anyMatch(event -> event.data() instanceof DestroyData));
        assertThat(Outside.facts(subject, RetentionAssessed.class).getFirst().trigger())
                .isEqualTo(trigger);
        await().atMost(PATIENCE)
                .until(() -> Outside.commands("site", subject).stream()
                        .anyMatch(event -> event.data() instanceof StopProcessing));
    }

    @Test
    @Clause({"7.9", "8.4"})
    void expiry_stopsProcessing_andDestroys() {
        stopsAndGoes(
                new ConsentExpired(given.consentId(), MARKETING, today.minusDays(1), ExpiryCause.AUTHORITY_ENDED),
                AssessmentTrigger.CONSENT_EXPIRED);
    }

    @Test
    @Clause({"8.4", "9.1"})
    void materialChangeOfThePolicy_stopsProcessing_andDestroys() {
        stopsAndGoes(
                new ConsentSuperseded(given.consentId(), MARKETING, new PolicyVersion("2026-11-22"), true),
                AssessmentTrigger.POLICY_CHANGED);
    }

    @Test
    @Clause("8.4")
    void expiry_ofAConsentThatAnotherFollowed_destroysNothing() {
        Outside.publishPolicy("PT1H");
        Outside.consent(
                subject, new ConsentExpired(given.consentId(), MARKETING, today.minusDays(1), ExpiryCause.TERM));
        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(subject, DestructionScheduled.class).isEmpty());

        Outside.consent(subject, RetentionServiceTest.consentGiven());

        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(subject, DestructionCancelled.class).isEmpty());
        Outside.consent(
                subject,
                new ConsentExpired(new ConsentId(UUID.randomUUID()), MARKETING, today.minusDays(1), ExpiryCause.TERM));
        Outside.consent(subject, RetentionServiceTest.heldBy(new kz.tumar.contract.HolderCode("crm")));
        assertThat(Outside.facts(subject, DestructionScheduled.class)).hasSize(1);
        assertThat(Outside.facts(subject, RetentionAssessed.class).getLast().categories())
                .allMatch(line -> line.outcome() == RetentionOutcome.NEEDED);
    }
}
