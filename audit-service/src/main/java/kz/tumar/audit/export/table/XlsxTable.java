package kz.tumar.audit.export.table;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The records as a workbook, written as they come: a sheet that is full is followed by the next, each with the
/// headings
/// on top. Every cell is text, which no spreadsheet computes. The same records give the same bytes, and memory doesn't
/// grow with them.
public final class XlsxTable {
    /// The most rows that a sheet of a spreadsheet can have.
    public static final int MOST_ROWS = 1_048_576;

    /// The first that the JDK writes without an extra field, which would hold the time zone of this machine.
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final BufferedOutputStream part;
    private final int most;
    private final SheetRow line = new SheetRow();
    private int sheets;
    private int row;

    /// @param out buffered; stays open
    /// @param most rows a sheet, the headings included
    public XlsxTable(OutputStream out, int most) throws IOException {
        if (most < 2 || most > MOST_ROWS) {
            throw new IllegalArgumentException("a sheet has from 2 to " + MOST_ROWS + " rows");
        }
        this.zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        this.part = new BufferedOutputStream(zip, 1 << 15);
        this.most = most;
        beginSheet();
    }

    public void add(Cells cells) throws IOException {
        if (row == most) {
            endSheet();
            beginSheet();
        }
        write(cells.inOrder());
    }

    /// Writes what makes a workbook of the sheets; nothing can be added after that.
    public void finish() throws IOException {
        endSheet();
        for (WorkbookPart made : WorkbookPart.of(sheets)) {
            begin(made.name());
            part.write(made.content().getBytes(StandardCharsets.UTF_8));
            end();
        }
        zip.finish();
    }

    private void beginSheet() throws IOException {
        sheets++;
        begin("xl/worksheets/sheet" + sheets + ".xml");
        part.write(WorkbookPart.SHEET_START.getBytes(StandardCharsets.UTF_8));
        row = 0;
        write(Cells.COLUMNS);
    }

    private void endSheet() throws IOException {
        part.write(WorkbookPart.SHEET_END.getBytes(StandardCharsets.UTF_8));
        end();
    }

    private void write(List<String> cells) throws IOException {
        row++;
        line.of(row, cells).writeTo(part);
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
    }

    private void end() throws IOException {
        part.flush();
        zip.closeEntry();
    }
}
