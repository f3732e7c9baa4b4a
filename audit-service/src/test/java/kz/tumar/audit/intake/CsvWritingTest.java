package kz.tumar.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tumar.audit.history.Held;
import kz.tumar.audit.history.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvWritingTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1"})
    void whatBeginsLikeAFormula_isTextToASpreadsheet(String text) {
        assertThat(CsvWriting.cell(text)).matches("(?s)\"?'.*");
    }

    @Test
    void separatorsAndQuotes_stayInTheirCell() {
        assertThat(CsvWriting.cell("a,\"b\"\r\n")).isEqualTo("\"a,\"\"b\"\"\r\n\"");
        assertThat(CsvWriting.cell("{\"a\":1}")).isEqualTo("\"{\"\"a\"\":1}\"");
        assertThat(CsvWriting.cell("modesco/1")).isEqualTo("modesco/1");
        assertThat(CsvWriting.cell("")).isEmpty();
    }

    @Test
    void standing_isALineForEachThingThatHeld_withThePlacesOfItsFactsAndCorrections() {
        Held consent = new Held(
                "marketing",
                "given",
                7,
                new TreeMap<>(Map.of("purpose", "marketing", "until", "2027-01-01")),
                List.of(3L, 7L),
                List.of(9L));
        Held block = new Held("b-1", "blocked", 8, Map.of(), List.of(8L), List.of());
        Standing standing = new Standing(
                LocalDate.parse("2026-11-23"),
                4,
                List.of(consent),
                List.of(block),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        assertThat(new String(CsvWriting.standing(standing), StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "\uFEFFon,kind,key,state,since,says,facts,corrections",
                        "2026-11-23,consent,marketing,given,7,purpose: marketing; until: 2027-01-01,3 7,9",
                        "2026-11-23,block,b-1,blocked,8,,8,");
    }

    @Test
    void counts_sayWhetherTheyAreWhole() {
        EntriesResource.Counted counted = new EntriesResource.Counted(
                40, 5000, false, Map.of("t", 2L), Map.of(), Map.of(), Map.of("crm", 1L), Map.of(), Map.of("2.8", 2L));

        assertThat(new String(CsvWriting.counts(counted), StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "\uFEFFby,value,entries", "all,first,5000", "type,t,2", "holder,crm,1", "clause,2.8,2");
    }
}
