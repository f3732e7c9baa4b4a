package kz.tumar.retention.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.fact.DeliveryFailed;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.retention.decision.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectingTest {
    private static final Instant AT = Instant.parse("2026-11-23T05:00:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID MISTAKEN = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final CaseId CASE = new CaseId(UUID.fromString("00000000-0000-4000-8000-000000000003"));
    private static final Actor OFFICER = new Actor(ActorKind.SERVICE, null, null, null);
    private static final ReasonCode WHY = new ReasonCode("recorded-by-mistake");

    @ParameterizedTest
    @EnumSource(
            value = CorrectionKind.class,
            names = {"ANNULLED", "SUBJECT", "MISDIRECTED"})
    void correctionThatTakesAFactAway_isRememberedOfThatFact(CorrectionKind change) {
        assertThat(Projecting.known(corrected(change), AT, ID))
                .hasSize(1)
                .first()
                .isEqualTo(new Known.Annulled(MISTAKEN, AT, ID));
    }

    @Test
    void correctionOfADate_changesNothingThatIsRemembered() {
        assertThat(Projecting.known(corrected(CorrectionKind.DATE), AT, ID)).isEmpty();
    }

    @Test
    void answerThatCameBack_opensTheCaseAgain() {
        assertThat(Projecting.known(new DeliveryFailed(CASE, AT, WHY, OFFICER), AT, ID))
                .hasSize(1)
                .first()
                .isEqualTo(new Known.Reopened(CASE, AT, ID));
    }

    @Test
    void refusal_closesTheCase_andLeavesItInDisputeWhileAnAppealIsOpen() {
        var until = LocalDate.of(2027, 2, 21);
        var refused = new RequestRefused(
                CASE, WHY, new ArticleCode("policy.8.4"), List.of(), OFFICER, null, null, null, until);
        var lawful = new UnlawfulnessNotConfirmed(CASE, WHY, OFFICER, null, null, null, until);

        assertThat(Projecting.known(refused, AT, ID))
                .isEqualTo(List.of(new Known.Closed(CASE, AT, ID), new Known.Appealable(CASE, until, AT, ID)));
        assertThat(Projecting.known(lawful, AT, ID)).isEqualTo(List.of(new Known.Appealable(CASE, until, AT, ID)));
    }

    private static FactCorrected corrected(CorrectionKind change) {
        return new FactCorrected(
                CASE,
                new EventId(MISTAKEN),
                change,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                WHY,
                OFFICER,
                null);
    }
}
