package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.fact.SubjectDataCollected;
import org.junit.jupiter.api.Test;

class StatedTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");

    @Test
    void factAboutAnotherReference_readBeforeTheFiling_leavesTheCaseWhatItIs() {
        RequestCase access = Given.filed(RequestKind.ACCESS, FILED);
        var collected = new SubjectDataCollected(access.id(), new HolderCode("crm"), List.of());
        var read = new ArrayList<Stated>();
        read.add(new Stated(collected, Given.LINKED, FILED.plusSeconds(60)));
        read.addAll(access.history());

        RequestCase rebuilt = RequestCase.of(read).orElseThrow();

        assertThat(rebuilt.subject()).isEqualTo(Given.SUBJECT);
        assertThat(rebuilt.filed()).isEqualTo(access.filed());
        assertThat(rebuilt.all(SubjectDataCollected.class)).containsExactly(collected);
    }
}
