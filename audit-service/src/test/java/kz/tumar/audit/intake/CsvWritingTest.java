package kz.tumar.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;

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
}
