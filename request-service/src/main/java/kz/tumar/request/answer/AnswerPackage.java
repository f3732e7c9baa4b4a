package kz.tumar.request.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import kz.tumar.policy.Language;
import kz.tumar.runtime.pdf.Printing;

/// The documents of an answer as one ZIP: for people a page and a PDF in each language, for machines JSON. File names
/// say
/// nothing about anybody.
final class AnswerPackage {
    private static final long NO_TIME = 315_532_800_000L;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private AnswerPackage() {}

    /// The documents of an answer.
    static byte[] documents(AnswerContent content) {
        var files = new LinkedHashMap<String, byte[]>();
        var made = content.preparedOn().atStartOfDay(ZoneOffset.UTC).toInstant();
        try {
            for (Language language : Language.values()) {
                String code = language.code();
                String page = AnswerPage.of(content, language);
                files.put("answer." + code + ".html", page.getBytes(StandardCharsets.UTF_8));
                files.put("answer." + code + ".pdf", Printing.pdf(page, made));
            }
            files.put("answer.json", JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer can be written", impossible);
        }
        return zip(files);
    }

    /// The name of the n-th file that goes along.
    static String attachment(int number) {
        return String.format(Locale.ROOT, "data/%03d.bin", number);
    }

    static byte[] zip(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTime(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static SequencedMap<String, byte[]> unzip(byte[] documents) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(documents))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("a sealed package can't be read", damaged);
        }
        return files;
    }
}
