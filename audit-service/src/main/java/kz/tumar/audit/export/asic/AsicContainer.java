package kz.tumar.audit.export.asic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An ASiC-E container (ETSI EN 319 162-1) of one package and one signature, written as it is read: its memory doesn't
/// grow with the package.
@SuppressWarnings("ArrayRecordComponent")
public record AsicContainer(Path file, String name, byte[] manifest, byte[] signature) {
    /// Its media type, which it also says of itself.
    public static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";

    static final String SIGNATURE = "META-INF/signature001.p7s";
    static final String MANIFEST = "META-INF/ASiCManifest001.xml";

    /// The first that the JDK writes without an extra field, which would hold the time zone of this machine.
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 2, 1, 0, 0);

    public void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        mediaType(zip);
        // The package is stored, its tables are compressed already: nothing is to be gained.
        zip.setLevel(Deflater.NO_COMPRESSION);
        begin(zip, name);
        Files.copy(file, zip);
        zip.closeEntry();
        small(zip, MANIFEST, manifest);
        small(zip, SIGNATURE, signature);
        zip.finish();
    }

    /// First, and stored: so that a program sees from the first bytes what it has before it.
    private static void mediaType(ZipOutputStream zip) throws IOException {
        byte[] type = MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        ZipEntry entry = new ZipEntry("mimetype");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(type.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
        zip.write(type);
        zip.closeEntry();
    }

    private static void small(ZipOutputStream zip, String name, byte[] content) throws IOException {
        begin(zip, name);
        zip.write(content);
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
    }
}
