package kz.tumar.audit.export.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

final class TablesTest {
    private static final String DATA = "{\"a\":\"<&>\\\"\",\"b\":[1,{\"c\":null}],\"ә\":\"қ\uD83D\uDE42\"}";

    private static byte[] entry(String source) {
        return ("{\"event\":{\"correlationid\":\"c-1\",\"data\":" + DATA
                        + ",\"id\":\"id-1\",\"policyversion\":\"2026-11-01\",\"source\":\"" + source
                        + "\",\"specversion\":\"1.0\",\"subject\":\"s-a\",\"time\":\"2026-11-23T05:00:00Z\","
                        + "\"type\":\"kz.tumar.ConsentGiven.v1\"},"
                        + "\"origin\":{\"offset\":1,\"partition\":0,\"topic\":\"tumar.consent\"},\"subjectSeq\":7,\"v\":1}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void cells_areTheEntrysOwnWords() throws IOException {
        assertThat(Cells.of(12, entry("/tumar/consent")).inOrder())
                .containsExactly(
                        "12",
                        "2026-11-23T05:00:00Z",
                        "kz.tumar.ConsentGiven.v1",
                        "/tumar/consent",
                        "s-a",
                        "7",
                        "c-1",
                        "id-1",
                        "2026-11-01",
                        DATA);
    }

    @Test
    void csv_opensInASpreadsheet_andRunsNothing() throws IOException {
        var out = new ByteArrayOutputStream();
        CsvTable table = new CsvTable(out);
        table.add(Cells.of(0, entry("=HYPERLINK(1)")));
        table.add(Cells.of(1, entry("@a,b")));

        String csv = out.toString(StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\uFEFFindex,time,type,source,subject,subjectSeq,correlationid,id,policyversion,data\r\n");
        assertThat(csv.lines().toList().get(1))
                .isEqualTo(
                        "0,2026-11-23T05:00:00Z,kz.tumar.ConsentGiven.v1,\"'=HYPERLINK(1)\",s-a,7,c-1,id-1,2026-11-01,\""
                                + DATA.replace("\"", "\"\"") + "\"");
        assertThat(csv.lines().toList().get(2)).contains(",\"'@a,b\",");
    }

    @Test
    void workbook_isSplitAtItsRowLimit_andAnIndependentReaderReadsTheSame() throws IOException {
        byte[] bytes = workbook(4, 7, "/tumar/consent");

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Sheet> sheets = book.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).containsExactly("records", "records 2", "records 3");
            List<String> indexes = new ArrayList<>();
            for (Sheet sheet : sheets) {
                List<Row> rows = sheet.read();
                assertThat(rows).hasSizeLessThanOrEqualTo(4);
                assertThat(rows.getFirst().getCellText(9)).isEqualTo("data");
                rows.stream().skip(1).forEach(row -> {
                    indexes.add(row.getCellText(0));
                    assertThat(row.getCellText(9)).isEqualTo(DATA);
                    assertThat(row.getCellText(4)).isEqualTo("s-a");
                });
            }
            assertThat(indexes).containsExactly("0", "1", "2", "3", "4", "5", "6");
        }
    }

    @Test
    void workbook_isTextOnly_isTheSameEveryTime_andCutsWhatNoCellHolds() throws IOException {
        String longest = "=1+1" + "x".repeat(40_000);

        byte[] bytes = workbook(10, 1, longest);

        assertThat(workbook(10, 1, longest)).isEqualTo(bytes);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            Row row = book.getFirstSheet().read().get(1);
            assertThat(row.getCellText(3))
                    .hasSize(SheetRow.LONGEST)
                    .startsWith("=1+1xx")
                    .endsWith("x…");
            assertThat(row.getCell(3).getFormula()).isNull();
        }
    }

    private static byte[] workbook(int most, int records, String source) throws IOException {
        var out = new ByteArrayOutputStream();
        XlsxTable table = new XlsxTable(out, most);
        for (int i = 0; i < records; i++) {
            table.add(Cells.of(i, entry(source)));
        }
        table.finish();
        return out.toByteArray();
    }
}
