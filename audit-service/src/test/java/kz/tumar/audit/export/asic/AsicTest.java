package kz.tumar.audit.export.asic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kz.tumar.audit.export.OpenSsl;
import kz.tumar.audit.export.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A package with the operator's own signature beside it.
final class AsicTest {
    private static final byte[] PACKAGE = "a package".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"RSA,2048,SHA256withRSA", "EC,256,SHA256withECDSA"})
    void openssl_confirmsTheSignature_overTheDigestOfThePackage(String kind, int bits, String algorithm)
            throws Exception {
        assumeTrue(OpenSsl.present(), "openssl isn't on this machine: it confirmed nothing");
        TestCertificate own = TestCertificate.in(folder, kind, bits, algorithm);

        Map<String, byte[]> files = container(own);

        assertThat(files.keySet())
                .containsExactly(
                        "mimetype", "tumar-export-1.zip", "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s");
        assertThat(text(files, "mimetype")).isEqualTo("application/vnd.etsi.asic-e+zip");
        assertThat(files.get("tumar-export-1.zip")).isEqualTo(PACKAGE);
        String digest = Base64.getEncoder().encodeToString(sha256());
        assertThat(text(files, "META-INF/ASiCManifest001.xml"))
                .contains("<ds:DigestValue>" + digest + "</ds:DigestValue>", "URI=\"tumar-export-1.zip\"");
        Path signature =
                Files.write(folder.resolve("s.p7s"), files.getOrDefault("META-INF/signature001.p7s", new byte[0]));
        Path manifest =
                Files.write(folder.resolve("m.xml"), files.getOrDefault("META-INF/ASiCManifest001.xml", new byte[0]));
        assertThat(OpenSsl.verified(signature, manifest, own.pem())).contains("successful");
        Files.writeString(manifest, Files.readString(manifest).replace("export-1", "export-2"));
        assertThatThrownBy(() -> OpenSsl.verified(signature, manifest, own.pem()))
                .isInstanceOf(IOException.class);
        assertThat(OpenSsl.run("cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", signature))
                .contains("id-smime-aa-signingCertificateV2", "signingTime");
    }

    @Test
    void withoutACertificate_thereIsNone_andAFileThatIsNone_isSaid() throws Exception {
        Path file = Files.write(folder.resolve("package.zip"), PACKAGE);
        var absent = new SigningPackages(Optional.empty(), Optional.empty(), Clock.systemUTC());
        assertThat(absent.container(file, "p.zip", "00".repeat(32))).isEmpty();

        var wrong = new SigningPackages(Optional.of(file), Optional.empty(), Clock.systemUTC());
        assertThatThrownBy(() -> wrong.container(file, "p.zip", "00".repeat(32)))
                .isInstanceOf(IOException.class);
    }

    private Map<String, byte[]> container(TestCertificate own) throws Exception {
        Path file = Files.write(folder.resolve("package.zip"), PACKAGE);
        var out = new ByteArrayOutputStream();
        new SigningPackages(
                        Optional.of(own.store()),
                        Optional.of(own.password()),
                        Clock.fixed(Instant.now(), ZoneOffset.UTC))
                .container(file, "tumar-export-1.zip", HexFormat.of().formatHex(sha256()))
                .orElseThrow()
                .writeTo(out);
        assertThat(new String(out.toByteArray(), 30, 39, StandardCharsets.US_ASCII))
                .isEqualTo("mimetypeapplication/vnd.etsi.asic-e+zip");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] sha256() throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(PACKAGE);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
