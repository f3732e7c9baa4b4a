package kz.tumar.audit.export.table;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A file of a workbook beside its sheets (ECMA-376, the least that a spreadsheet opens without a question).
///
/// @param content XML
record WorkbookPart(String name, String content) {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// What stands before the rows of a sheet: the headings stay in sight.
    static final String SHEET_START = XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView"
            + " workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            + "</sheetView></sheetViews><cols><col min=\"1\" max=\"1\" width=\"10\" customWidth=\"1\"/>"
            + "<col min=\"2\" max=\"10\" width=\"30\" customWidth=\"1\"/></cols><sheetData>";

    /// What stands behind them.
    static final String SHEET_END = "</sheetData></worksheet>";

    static List<WorkbookPart> of(int sheets) {
        String book = numbered(
                sheets,
                i -> "<sheet name=\"records" + (i == 1 ? "" : " " + i) + "\" sheetId=\"" + i + "\" r:id=\"rId" + i
                        + "\"/>");
        String relations = numbered(
                sheets,
                i -> "<Relationship Id=\"rId" + i + "\" Type=\"" + RELATIONS + "/worksheet\" Target=\"worksheets/sheet"
                        + i + ".xml\"/>");
        String types = numbered(
                sheets,
                i -> "<Override PartName=\"/xl/worksheets/sheet" + i + ".xml\" ContentType=\"" + SHEET_TYPE
                        + "worksheet+xml\"/>");
        return List.of(
                new WorkbookPart(
                        "xl/workbook.xml",
                        XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>" + book
                                + "</sheets></workbook>"),
                new WorkbookPart(
                        "xl/_rels/workbook.xml.rels",
                        XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations
                                + "</Relationships>"),
                new WorkbookPart(
                        "_rels/.rels",
                        XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\""
                                + RELATIONS + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
                new WorkbookPart(
                        "[Content_Types].xml",
                        XML + "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\""
                                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + SHEET_TYPE
                                + "sheet.main+xml\"/>" + types + "</Types>"));
    }

    private static String numbered(int sheets, IntFunction<String> each) {
        return IntStream.rangeClosed(1, sheets).mapToObj(each).collect(Collectors.joining());
    }
}
