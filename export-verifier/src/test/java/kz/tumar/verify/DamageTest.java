package kz.tumar.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kz.tumar.verify.note.VerifierKey;
import kz.tumar.verify.trust.TrustPolicy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of damage is refused, and for the right reason.
final class DamageTest {
    private static final TrustPolicy TRUST =
            TrustPolicy.of(VerifierKey.parse(Draft.KEY.vkey()).orElseThrow());

    @TempDir
    Path folder;

    private Verdict verify(byte[] bytes) {
        try {
            Path file = Files.createTempFile(folder, "export", ".zip");
            Files.write(file, bytes);
            return Verifying.verify(file, TRUST, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void undamaged_packages_areVerified() {
        GoodPackages.all()
                .forEach((name, bytes) -> assertThat(verify(bytes)).as(name).isInstanceOf(Verdict.Verified.class));
    }

    @TestFactory
    Stream<DynamicTest> damaged_packages_areRefused() {
        return Damages.all().stream()
                .map(damage -> DynamicTest.dynamicTest(
                        damage.name(),
                        () -> assertThat(verify(damage.bytes()))
                                .isInstanceOfSatisfying(Verdict.NotVerified.class, verdict -> {
                                    assertThat(verdict.reason()).isIn(damage.reasons());
                                    assertThat(verdict.exitCode()).isEqualTo(1);
                                })));
    }
}
