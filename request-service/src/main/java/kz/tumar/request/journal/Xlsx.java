package kz.tumar.request.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A table as a workbook: written as it comes, in sheets that are full when a spreadsheet can hold no
/// more, each with the headings on top. Every cell is text, which no spreadsheet computes.
final class Xlsx implements AutoCloseable {
    /// The most rows a sheet can have.
    static final int MOST_ROWS = 1_048_576;

    private static final int LONGEST = 32_767;
    private static final int FLUSHED = 500;

    private final Workbook workbook;
    private final String name;
    private final List<String> headings;
    private final int most;
    private int sheets;
    private int row;
    private Worksheet sheet;

    /// @param most rows a sheet, the headings included
    Xlsx(OutputStream output, String name, List<String> headings, int most) {
        this.workbook = new Workbook(output, "Tumar", "01.0000");
        this.name = name;
        this.headings = headings;
        this.most = most;
        this.sheet = next();
    }

    void line(List<String> cells) throws IOException {
        if (row == most) {
            sheet.finish();
            sheet = next();
        }
        write(sheet, row, cells);
        row++;
        if (row % FLUSHED == 0) {
            sheet.flush();
        }
    }

    private Worksheet next() {
        sheets++;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? name : name + " " + sheets);
        next.freezePane(0, 1);
        write(next, 0, headings);
        next.range(0, 0, 0, Math.max(headings.size() - 1, 0)).style().bold().set();
        row = 1;
        return next;
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (!cell.isEmpty()) {
                sheet.inlineString(row, column, cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell);
            }
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
