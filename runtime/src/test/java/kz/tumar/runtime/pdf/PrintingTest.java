package kz.tumar.runtime.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import kz.tumar.policy.Language;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

final class PrintingTest {
    private static final Instant MADE = Instant.parse("2026-03-02T05:06:07.890Z");

    @Test
    void pagePrinted_saysThatItIsPdfA_andHasTheKazakhLettersTheLanguageAndItsTime() throws IOException {
        byte[] printed = Printing.pdf(page(), MADE);

        try (var document = Loader.loadPDF(printed)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Жойылғандары: ӘҒҚҢӨҰҮҺІ <1>");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("kk");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-03-02T05:06:07Z");
            var said = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(said)
                    .contains("<pdfaid:part>3</pdfaid:part>")
                    .containsPattern("<xmp:CreateDate>2026-03-02T05:06:07Z</xmp:CreateDate>");
            assertThat(document.getPage(0).getResources().getFontNames())
                    .allSatisfy(font -> assertThat(document.getPage(0)
                                    .getResources()
                                    .getFont(font)
                                    .isEmbedded())
                            .isTrue());
        }
    }

    @Test
    void samePagePrintedLater_givesTheSameBytes() throws InterruptedException {
        byte[] first = Printing.pdf(page(), MADE);
        // A document's own time is to the second.
        Thread.sleep(1_100);

        assertThat(Printing.pdf(page(), MADE)).isEqualTo(first);
        assertThat(Printing.pdf(page(), MADE.plusSeconds(1))).isNotEqualTo(first);
    }

    private static String page() {
        var page = new Page(Language.KK, "Акт");
        page.table(List.of("Нөмірі"), Stream.of(List.of("Жойылғандары: ӘҒҚҢӨҰҮҺІ <1>")));
        return page.written();
    }
}
