package kz.tumar.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import kz.tumar.audit.Clause;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.witness.WitnessPolicy;
import kz.tumar.verify.Verdict;
import kz.tumar.verify.Verifying;
import kz.tumar.verify.note.VerifierKey;
import kz.tumar.verify.trust.TrustPolicy;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// Tools of strangers confirm a package: openssl its signature and every hash, veraPDF its reports.
final class StrangerTest {
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final TestMaterial material = TestMaterial.of(120);

    @TempDir
    Path folder;

    private Path unpacked = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        Path target = folder.resolve("package.zip");
        new PackageWriter(LogKeys.of(material.key()), WitnessPolicy.none(), Operators.test())
                .write(target, material.scope(), material, _ -> {});
        unpacked = folder.resolve("unpacked");
        try (ZipFile zip = new ZipFile(target.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path file = unpacked.resolve(entry.getName());
                Files.createDirectories(file.resolveSibling(""));
                try (var in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    @Test
    void openssl_confirmsTheManifestsSignature_andEveryHash() throws Exception {
        assumeTrue(OpenSsl.present(), "openssl isn't on this machine: it confirmed nothing");
        String manifest = Files.readString(unpacked.resolve("manifest"));
        int blank = manifest.indexOf("\n\n");
        Path text = Files.writeString(folder.resolve("text"), manifest.substring(0, blank + 1));
        String line = manifest.substring(blank + 2).strip();
        byte[] blob = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        Path signature = Files.write(folder.resolve("signature"), Arrays.copyOfRange(blob, 4, blob.length));
        String vkey = Files.readString(unpacked.resolve("log/vkey")).strip();
        byte[] key = Base64.getDecoder().decode(vkey.split("\\+", 3)[2]);
        Path pem = Files.writeString(folder.resolve("key.pem"), pem(Arrays.copyOfRange(key, 1, key.length)));

        assertThat(OpenSsl.run(
                        "pkeyutl", "-verify", "-pubin", "-inkey", pem, "-rawin", "-in", text, "-sigfile", signature))
                .contains("Signature Verified Successfully");
        List<String> listed = Files.readAllLines(text, StandardCharsets.UTF_8);
        List<String> hashed = new ArrayList<>(listed.subList(0, 3));
        for (String each : listed.subList(3, listed.size())) {
            String name = each.substring(each.lastIndexOf(' ') + 1);
            Path file = unpacked.resolve(name);
            String digest = OpenSsl.run("dgst", "-sha256", "-r", file);
            hashed.add(digest.substring(0, 64) + " " + Files.size(file) + " " + name);
        }
        assertThat(hashed).isEqualTo(listed).hasSizeGreaterThan(14);
    }

    @Test
    @Clause("2.6.2(3)")
    void whatWasDestroyed_showsAsDestroyed_andThePackageStillVerifies() throws Exception {
        TrustPolicy trust = TrustPolicy.of(
                VerifierKey.parse(material.key().verifier().encoded()).orElseThrow());

        assertThat(Verifying.verify(folder.resolve("package.zip"), trust, _ -> {}))
                .isInstanceOf(Verdict.Verified.class);
        assertThat(Files.readString(unpacked.resolve("records.csv")).lines())
                .filteredOn(line -> line.contains("DestructionCompleted"))
                .hasSize(2)
                .allMatch(line -> line.contains("0a".repeat(32)));
        for (String language : List.of("kk", "ru", "en")) {
            try (PDDocument report = Loader.loadPDF(
                    unpacked.resolve("report." + language + ".pdf").toFile())) {
                assertThat(new PDFTextStripper().getText(report)).contains("A-49", "A-99", "0a0a0a0a0a0a0a0a");
            }
        }
    }

    @Test
    void veraPdf_confirmsTheReports() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : List.of("report.kk.pdf", "report.ru.pdf", "report.en.pdf")) {
            byte[] pdf = Files.readAllBytes(unpacked.resolve(name));
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)) {
                try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    var result = validator.validate(parser);
                    assertThat(result.getTestAssertions().stream()
                                    .map(found -> found.getRuleId().getClause() + " " + found.getMessage())
                                    .distinct())
                            .as(name + " as " + flavour)
                            .isEmpty();
                    assertThat(result.isCompliant()).isTrue();
                }
            }
        }
    }

    private static String pem(byte[] publicKey) {
        byte[] der = new byte[ED25519.length + publicKey.length];
        System.arraycopy(ED25519, 0, der, 0, ED25519.length);
        System.arraycopy(publicKey, 0, der, ED25519.length, publicKey.length);
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
