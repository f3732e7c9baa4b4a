package kz.tumar.audit.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import kz.tumar.audit.export.report.Tally;
import kz.tumar.audit.export.table.Cells;
import kz.tumar.audit.export.table.CsvTable;
import kz.tumar.audit.export.table.XlsxTable;

/// One pass over the records of an export: each becomes a line of `records.jsonl` at once, a row of both tables beside
/// the package, and is counted. The workbook, which costs most, is made on a thread of its own.
final class WritingRecords implements Closeable {
    private static final long PROGRESS_STEP = 1000;
    private static final int BATCH_ROWS = 500;
    private static final int BATCH_BYTES = 1 << 19;
    private static final byte[] ENTRY = "{\"entry\":".getBytes(StandardCharsets.US_ASCII);

    private final Spool csv;
    private final Spool xlsx;
    private final int sheetRows;
    private final Tally tally = new Tally();

    /// @param sheetRows the most rows that a sheet of the workbook takes
    WritingRecords(Path target, int sheetRows) throws IOException {
        this.csv = new Spool(target.resolveSibling(target.getFileName() + ".csv"));
        this.xlsx = new Spool(target.resolveSibling(target.getFileName() + ".xlsx"));
        this.sheetRows = sheetRows;
    }

    /// @param progress told how many records have been written, now and then
    void run(OutputStream jsonl, long count, ExportMaterial material, LongConsumer progress) throws IOException {
        CsvTable table = new CsvTable(csv.out());
        XlsxTable workbook = new XlsxTable(xlsx.out(), sheetRows);
        try (Alongside alongside = new Alongside()) {
            Batch batch = new Batch(alongside, workbook);
            material.records((index, entry) -> {
                jsonl.write(ENTRY);
                jsonl.write(entry);
                jsonl.write((",\"index\":" + index + "}\n").getBytes(StandardCharsets.US_ASCII));
                Cells cells = Cells.of(index, entry);
                tally.take(cells);
                table.add(cells);
                batch.add(cells, entry.length);
                if (batch.written % PROGRESS_STEP == 0) {
                    progress.accept(batch.written);
                }
            });
            if (batch.written != count) {
                throw new IOException("the scope counts " + count + " records, but " + batch.written + " were there");
            }
            batch.give();
            alongside.finish();
            workbook.finish();
            progress.accept(batch.written);
        }
    }

    Spool csv() {
        return csv;
    }

    Spool xlsx() {
        return xlsx;
    }

    Tally tally() {
        return tally;
    }

    @Override
    public void close() throws IOException {
        try (csv;
                xlsx) {
            // Both are closed, whatever becomes of the other.
        }
    }

    /// Rows on their way to the workbook.
    private static final class Batch {
        private final Alongside alongside;
        private final XlsxTable workbook;
        private List<Cells> rows = new ArrayList<>(BATCH_ROWS);
        private int bytes;
        private long written;

        private Batch(Alongside alongside, XlsxTable workbook) {
            this.alongside = alongside;
            this.workbook = workbook;
        }

        private void add(Cells cells, int length) throws IOException {
            rows.add(cells);
            bytes += length;
            written++;
            if (rows.size() == BATCH_ROWS || bytes >= BATCH_BYTES) {
                give();
            }
        }

        private void give() throws IOException {
            List<Cells> full = rows;
            rows = new ArrayList<>(BATCH_ROWS);
            bytes = 0;
            alongside.give(() -> {
                for (Cells cells : full) {
                    workbook.add(cells);
                }
            });
        }
    }
}
