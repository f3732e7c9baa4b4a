package kz.tumar.request.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.Representation;
import kz.tumar.request.decision.CaseAction;
import org.junit.jupiter.api.Test;

class SpeakingForThemselvesTest {
    private static final CaseAction TAKE_BACK = new CaseAction.TakeBack(
            new ChannelCode("web-form"), new ActedBy(Representation.SELF, null, null), Instant.EPOCH);
    private static final CaseAction UPHOLD = new CaseAction.Uphold(List.of());

    @Test
    void whoIsAnOfficerAndAClient_isAnOfficer_andNeverWorksTheirOwnCase() {
        assertThat(CaseLifeResource.speaksForThemselves(UPHOLD, true, true)).isFalse();
        assertThat(CaseLifeResource.speaksForThemselves(TAKE_BACK, true, true)).isFalse();
    }

    @Test
    void aPersonTakesTheirOwnRequestBack_andDoesNothingElseWithIt() {
        assertThat(CaseLifeResource.speaksForThemselves(TAKE_BACK, true, false)).isTrue();
        assertThat(CaseLifeResource.speaksForThemselves(UPHOLD, true, false)).isFalse();
    }
}
