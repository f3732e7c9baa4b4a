package kz.tumar.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.witness.WitnessPolicy;
import kz.tumar.verify.Verdict;
import kz.tumar.verify.Verifying;
import kz.tumar.verify.note.VerifierKey;
import kz.tumar.verify.trust.TrustPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Building as it goes in real life: killed, begun again, and with more records than memory.
final class BuildingTest {
    @TempDir
    Path folder;

    private static void write(TestMaterial material, Path target) throws IOException {
        new PackageWriter(LogKeys.of(material.key()), WitnessPolicy.none(), Operators.test())
                .write(target, material.scope(), material, _ -> {});
    }

    @Test
    void killedInTheMiddle_aBuildBeginsAgain_toTheSameBytes_andLeavesNothingBeside() throws Exception {
        Path target = folder.resolve("killed.part");
        Process killed = OwnProcess.start(target, 20_000, 6_000, "-Xmx96m");
        try (var said = reader(killed)) {
            assertThat(said.readLine()).isEqualTo("1000");
        } finally {
            killed.destroyForcibly().waitFor();
        }
        assertThat(Files.size(target)).isPositive();

        TestMaterial material = TestMaterial.of(700);
        write(material, target);

        Path undisturbed = folder.resolve("undisturbed.part");
        write(material, undisturbed);
        assertThat(target).hasSameBinaryContentAs(undisturbed);
        var key = VerifierKey.parse(material.key().verifier().encoded()).orElseThrow();
        assertThat(Verifying.verify(target, TrustPolicy.of(key), _ -> {})).isInstanceOf(Verdict.Verified.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(target, undisturbed);
        }
    }

    @Test
    void moreRecordsThanMemory_areStreamed() throws Exception {
        Path target = folder.resolve("large.part");

        Process building = OwnProcess.start(target, 150_000, -1, "-Xmx96m");

        try (var said = reader(building)) {
            assertThat(said.lines().reduce((_, last) -> last)).contains("whole");
        }
        assertThat(building.waitFor()).isZero();
        assertThat(Files.size(target)).isGreaterThan(150_000_000);
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
