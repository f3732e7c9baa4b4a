package kz.tumar.runtime.pdf;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tumar.policy.Language;

/// A page in the making: well-formed XML, so that the same bytes are shown by a browser and printed as PDF. Whatever
/// comes in is text.
public final class Page {
    private static final String STYLE = """
            @page{size:A4;margin:18mm}
            body{font-family:'Liberation Sans',sans-serif;font-size:10pt;line-height:1.4;max-width:60em;margin:0 auto}
            h1{font-size:16pt;font-weight:normal}h2{font-size:12pt;font-weight:normal;margin:1.4em 0 .4em}
            table{border-collapse:collapse;width:100%}
            th,td{border:1px solid #555;padding:3pt;text-align:left;vertical-align:top;font-weight:normal}
            th{background:#eee}.bar{background:#3b5b7a;height:9pt}pre{font-family:inherit;white-space:pre-wrap;margin:0}
            """;

    private final StringBuilder body = new StringBuilder();
    private final Language language;
    private final String title;

    /// A page with this title as its first heading.
    public Page(Language language, String title) {
        this.language = language;
        this.title = title;
        body.append("<h1>").append(escaped(title)).append("</h1>\n");
    }

    /// A heading of a part.
    public void heading(String text) {
        body.append("<h2>").append(escaped(text)).append("</h2>\n");
    }

    /// A paragraph.
    public void paragraph(String text) {
        body.append("<p>").append(escaped(text)).append("</p>\n");
    }

    /// Text as it was written, line by line.
    public void verbatim(String text) {
        body.append("<pre>").append(escaped(text)).append("</pre>\n");
    }

    /// Two columns, the first of which says what the second is.
    public void particulars(String... namesAndValues) {
        body.append("<table>\n");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append("<tr><th scope=\"row\">")
                    .append(escaped(namesAndValues[i]))
                    .append("</th><td>")
                    .append(escaped(namesAndValues[i + 1]))
                    .append("</td></tr>\n");
        }
        body.append("</table>\n");
    }

    /// A table with a line of column heads.
    public void table(List<String> columns, Stream<List<String>> rows) {
        body.append("<table>\n<thead><tr>")
                .append(columns.stream()
                        .map(column -> "<th scope=\"col\">" + escaped(column) + "</th>")
                        .collect(Collectors.joining()))
                .append("</tr></thead>\n<tbody>\n");
        rows.forEach(row -> body.append("<tr>")
                .append(row.stream()
                        .map(cell -> "<td><pre>" + escaped(cell) + "</pre></td>")
                        .collect(Collectors.joining()))
                .append("</tr>\n"));
        body.append("</tbody></table>\n");
    }

    /// Sentences, one a point.
    public void points(List<String> sentences) {
        body.append(sentences.stream()
                .map(sentence -> "<li>" + escaped(sentence) + "</li>\n")
                .collect(Collectors.joining("", "<ul>\n", "</ul>\n")));
    }

    /// What a figure is called, and the figure.
    public record Bar(String name, long figure) {}

    /// A chart: a table with a bar in each row, the longest for the largest figure. The table is its text: who can't
    /// see the bars reads the figures beside them.
    public void bars(String nameHead, String figureHead, List<Bar> bars) {
        long most = bars.stream().mapToLong(Bar::figure).max().orElse(0);
        body.append("<table>\n<thead><tr><th scope=\"col\" style=\"width:45%\">")
                .append(escaped(nameHead))
                .append("</th><th scope=\"col\" style=\"width:15%\">")
                .append(escaped(figureHead))
                .append("</th><td></td></tr></thead>\n<tbody>\n");
        for (Bar bar : bars) {
            long percent = most == 0 ? 0 : Math.max(1, 100 * bar.figure() / most);
            body.append("<tr><th scope=\"row\">")
                    .append(escaped(bar.name()))
                    .append("</th><td>")
                    .append(bar.figure())
                    .append("</td><td><div class=\"bar\" style=\"width:")
                    .append(percent)
                    .append("%\"></div></td></tr>\n");
        }
        body.append("</tbody></table>\n");
    }

    /// The page as it stands.
    public String written() {
        String code = language.code();
        return Stream.of(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<!DOCTYPE html>",
                        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + code + "\" xml:lang=\"" + code + "\">",
                        "<head><meta charset=\"UTF-8\" />",
                        "<meta name=\"viewport\" content=\"width=device-width\" />",
                        "<meta name=\"subject\" content=\"" + escaped(title) + "\" />",
                        "<meta name=\"description\" content=\"" + escaped(title) + "\" />",
                        "<title>" + escaped(title) + "</title>",
                        "<style>" + STYLE + "</style></head>",
                        "<body>",
                        body,
                        "</body></html>")
                .map(Object::toString)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Text as XML holds it; characters that XML has no place for are left out.
    private static String escaped(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if ((point >= ' ' && point != 0xFFFE && point != 0xFFFF) || point == '\n' || point == '\t') {
                        out.appendCodePoint(point);
                    }
                }
            }
        });
        return out.toString();
    }
}
