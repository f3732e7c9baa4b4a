package kz.tumar.runtime.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Pages as PDF/A-3a with the tags of PDF/UA, made in memory. What stands on a page never reaches a log, and the same
/// page of the same time gives the same bytes.
public final class Printing {
    /// Liberation Sans comes with PDFBox; it has the Kazakh letters.
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final Pattern DATES = Pattern.compile("(<xmp:(?:Create|Modify)Date>)[^<]*");

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Printing() {}

    /// A page as PDF/A.
    ///
    /// @param page well-formed XHTML in UTF-8 with title, language and description; `Page` makes such
    /// @param made when the document was made, as it says itself, to the second
    public static byte[] pdf(String page, Instant made) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .withHtmlContent(page, null)
                .useFont(
                        () -> Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT),
                        "Liberation Sans",
                        400,
                        FontStyle.NORMAL,
                        true)
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(COLOURS);
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            date(document, made.truncatedTo(ChronoUnit.SECONDS));
            document.save(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a page can't be printed", impossible);
        }
        return out.toByteArray();
    }

    /// Puts this moment in place of the present one, in both places where a PDF/A has it.
    private static void date(PDDocument document, Instant made) throws IOException {
        var time = made.atZone(ZoneOffset.UTC);
        document.setDocumentId(made.getEpochSecond());
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(time));
        var metadata = document.getDocumentCatalog().getMetadata();
        var dated = DATES.matcher(new String(metadata.toByteArray(), StandardCharsets.UTF_8))
                .replaceAll("$1" + time.toOffsetDateTime());
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }
}
