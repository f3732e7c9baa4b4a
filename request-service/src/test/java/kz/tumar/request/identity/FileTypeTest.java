package kz.tumar.request.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class FileTypeTest {
    private static FileType hex(String bytes) {
        return FileType.of(HexFormat.of().parseHex(bytes));
    }

    private static FileType text(String text) {
        return FileType.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytes_sayWhatTheyAre() {
        assertThat(text("%PDF-1.7\n")).isEqualTo(FileType.PDF);
        assertThat(hex("ffd8ffe000104a464946")).isEqualTo(FileType.JPEG);
        assertThat(hex("89504e470d0a1a0a0000")).isEqualTo(FileType.PNG);
        assertThat(text("GIF89a")).isEqualTo(FileType.OTHER_IMAGE);
        assertThat(hex("0000001866747970686569630000")).isEqualTo(FileType.OTHER_IMAGE);
        assertThat(hex("3082010006092a864886f70d010702a0")).isEqualTo(FileType.CMS);
        assertThat(hex("308006092a864886f70d010702a080")).isEqualTo(FileType.CMS);
        assertThat(text("Неке туралы куәлік\r\n")).isEqualTo(FileType.TEXT);
        assertThat(text("")).isEqualTo(FileType.TEXT);
    }

    @Test
    void programsArchivesAndBrokenText_areUnknown() {
        assertThat(hex("4d5a90000300")).isEqualTo(FileType.UNKNOWN);
        assertThat(hex("7f454c460201")).isEqualTo(FileType.UNKNOWN);
        assertThat(hex("504b03040a00")).isEqualTo(FileType.UNKNOWN);
        assertThat(hex("c328")).isEqualTo(FileType.UNKNOWN);
        assertThat(hex("30")).isEqualTo(FileType.TEXT);
        assertThat(hex("30820100")).isEqualTo(FileType.UNKNOWN);
    }
}
