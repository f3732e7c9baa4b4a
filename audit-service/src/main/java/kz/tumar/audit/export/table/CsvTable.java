package kz.tumar.audit.export.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The records as CSV (RFC 4180): UTF-8 with its mark, and no cell that a spreadsheet would take for a
/// formula or, where it separates by semicolons as in Kazakhstan, would split. Whoever opens by a double
/// click takes the workbook. The same records give the same bytes.
public final class CsvTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r\n";

    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    /// Begins with the headings.
    ///
    /// @param out buffered; stays open
    public CsvTable(OutputStream out) throws IOException {
        this.out = out;
        line.append(BYTE_ORDER_MARK);
        write(Cells.COLUMNS);
    }

    public void add(Cells cells) throws IOException {
        write(cells.inOrder());
    }

    private void write(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            append(cells.get(i));
        }
        line.append("\r\n");
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
    }

    /// A spreadsheet runs what begins like a formula; after an apostrophe it shows it.
    private void append(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        if (!formula && isPlain(text)) {
            line.append(text);
            return;
        }
        line.append(formula ? "\"'" : "\"").append(text.replace("\"", "\"\"")).append('"');
    }

    private static boolean isPlain(String text) {
        return text.indexOf('"') < 0
                && text.indexOf(',') < 0
                && text.indexOf(';') < 0
                && text.indexOf('\r') < 0
                && text.indexOf('\n') < 0;
    }
}
