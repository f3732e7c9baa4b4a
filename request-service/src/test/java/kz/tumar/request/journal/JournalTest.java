package kz.tumar.request.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.MessageKind;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SignatureOutcome;
import kz.tumar.policy.Language;
import kz.tumar.request.Clause;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class JournalTest {
    @Test
    void cellThatASpreadsheetWouldCompute_isText() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1")) {
            assertThat(Csv.line(List.of(formula))).isEqualTo("\"'" + formula + "\"\r\n");
        }
        assertThat(Csv.line(List.of("a;b", "say \"no\"", ""))).isEqualTo("\"a;b\";\"say \"\"no\"\"\";\"\"\r\n");
    }

    @Test
    @Clause("8.1")
    void everyWord_isThereInEveryLanguage() {
        var spoken = Stream.<Enum<?>[]>of(
                        Column.values(),
                        RequestKind.values(),
                        MissingItem.values(),
                        Representation.values(),
                        AnswerForm.values(),
                        DeadlineProfile.values(),
                        SignatureOutcome.values(),
                        MessageKind.values())
                .flatMap(Stream::of)
                .toList();
        for (Language language : Language.values()) {
            Words words = Words.in(language);
            assertThat(spoken).allSatisfy(value -> assertThat(words.of(value)).isNotBlank());
            for (String decision : List.of("open", "decided", "answered", "refused")) {
                assertThat(words.of("decision." + decision)).isNotBlank();
            }
        }
    }

    @Test
    @Clause("8.1")
    void workbook_readBack_hasEveryLineAsText_onAsManySheetsAsItTakes() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Xlsx(file, "Журнал обращений", List.of("№", "Суть"), 4)) {
            for (int i = 1; i <= 7; i++) {
                workbook.line(List.of(Integer.toString(i), "=HYPERLINK(\"http://x\")" + i + " қ\u0001"));
            }
        }
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()))) {
            var sheets = read.getSheets().toList();
            assertThat(sheets).hasSize(3);
            var lines = new ArrayList<Row>();
            for (var sheet : sheets) {
                List<Row> rows = sheet.read();
                assertThat(rows.getFirst().getCellText(1)).isEqualTo("Суть");
                lines.addAll(rows.subList(1, rows.size()));
            }
            assertThat(lines).hasSize(7);
            for (int i = 0; i < 7; i++) {
                assertThat(lines.get(i).getCellText(0)).isEqualTo(Integer.toString(i + 1));
                assertThat(lines.get(i).getCell(1).getType()).isEqualTo(CellType.STRING);
                assertThat(lines.get(i).getCell(1).getFormula()).isNull();
                assertThat(lines.get(i).getCellText(1)).startsWith("=HYPERLINK(\"http://x\")" + (i + 1) + " қ");
            }
        }
    }
}
