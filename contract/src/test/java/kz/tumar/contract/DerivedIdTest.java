package kz.tumar.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kz.tumar.contract.fact.ConsentGiven;
import org.junit.jupiter.api.Test;

final class DerivedIdTest {
    private static final Cause CAUSE = Cause.of("/company/site/0198c0de-0000-7000-8000-00000000000a");

    @Test
    void sameCause_givesTheSameIdForEver() {
        EventId id = DerivedId.of(CAUSE, EventType.of(ConsentGiven.class), 0);

        assertThat(id).hasToString("2f45356b-b81a-896f-ac59-81fcec674f00");
    }

    @Test
    void derivedId_isAUuidOfVersion8() {
        UUID id = DerivedId.of(CAUSE, EventType.of(ConsentGiven.class), 0).value();

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void partsCutElsewhere_giveAnotherId() {
        assertThat(DerivedId.from("use", "ab", "c")).isNotEqualTo(DerivedId.from("use", "a", "bc"));
        assertThat(DerivedId.of(CAUSE, EventType.of(ConsentGiven.class), 1))
                .isNotEqualTo(DerivedId.of(CAUSE, EventType.of(ConsentGiven.class), 0));
    }
}
