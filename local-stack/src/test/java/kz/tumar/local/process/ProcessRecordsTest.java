package kz.tumar.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessRecordsTest {

    @TempDir
    Path folder;

    @Test
    void orphan_isEnded_andForgotten() throws Exception {
        var records = new ProcessRecords(folder);
        var orphan = new ProcessBuilder("sleep", "300").start();
        records.put("orphan", orphan.toHandle());

        assertThat(records.endAll(Duration.ofSeconds(10))).containsExactly("orphan");

        assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(records.living("orphan")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void orphanThatIgnoresTheRequest_isKilled() throws Exception {
        var records = new ProcessRecords(folder);
        var stubborn =
                new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done").start();
        assertThat(stubborn.inputReader().readLine()).isEqualTo("deaf");
        records.put("stubborn", stubborn.toHandle());

        records.endAll(Duration.ofMillis(200));

        assertThat(stubborn.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void processIdGivenToSomebodyElse_isNotOurs() throws Exception {
        var records = new ProcessRecords(folder);
        Files.writeString(folder.resolve("old.pid"), ProcessHandle.current().pid() + " 1000\n");

        assertThat(records.living("old")).isEmpty();
        assertThat(records.endAll(Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void log_neverGrowsPastItsLimit() throws Exception {
        var log = new BoundedLog(folder.resolve("x.log"), 1_000);

        for (var line = 0; line < 500; line++) {
            log.line("line " + line);
        }

        try (var files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(1_000));
        }
        assertThat(log.tail(1)).containsExactly("line 499");
    }
}
