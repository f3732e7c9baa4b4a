package kz.tumar.bench.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void fact_ofAnyNumber_isReadAsAServiceReadsItAndIsAboutSixHundredBytes() {
        var facts = Facts.uniform(1_000_000);
        for (long number : List.of(0L, 1L, 2L, 5L, 999_999L, 10_000_000L)) {
            var ready = facts.fact(number);
            var event = Wire.readFact(ready.value()).orElseThrow();
            assertThat(event.subject()).isNotNull();
            assertThat(ready.key()).isEqualTo(String.valueOf(event.subject()));
            assertThat(ready.value().length).isBetween(500, 900);
        }
    }

    @Test
    void fact_ofAnotherNumber_isAnother() {
        var facts = Facts.uniform(1_000);
        var ids = new HashSet<String>();
        for (long number = 0; number < 2_000; number++) {
            ids.add(Wire.readFact(facts.fact(number).value()).orElseThrow().id().toString());
        }
        assertThat(ids).hasSize(2_000);
    }

    @Test
    void numberOf_readsBackTheNumber() {
        var facts = Facts.withOneHotSubject(1_000);
        for (long number : List.of(0L, 17L, 1_000_000L, 123_456_789L)) {
            assertThat(Facts.numberOf(facts.consentFact(number).value())).isEqualTo(number);
        }
    }

    @Test
    void withOneHotSubject_givesItHalfOfAll() {
        var facts = Facts.withOneHotSubject(1_000_000);
        var counts = new HashMap<String, Integer>();
        for (long number = 0; number < 10_000; number++) {
            counts.merge(facts.fact(number).key(), 1, Integer::sum);
        }
        assertThat(counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow())
                .isBetween(4_500, 5_500);
    }
}
