package kz.tumar.request.journal;

import java.util.List;
import java.util.stream.Collectors;

/// A table as spreadsheets read it: UTF-8 with its mark, semicolons, lines that end as RFC 4180 says.
final class Csv {
    /// Tells a spreadsheet that the file is UTF-8.
    static final String MARK = "\uFEFF";

    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(";", "", "\r\n"));
    }

    /// A cell in quotes; one that a spreadsheet would compute is made text first.
    private static String cell(String value) {
        boolean formula = !value.isEmpty() && BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
