package kz.tumar.local.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void secret_isReadableByItsOwnerOnly_andNeverChanges() throws Exception {
        var secret = new Secrets(folder).of("site");

        assertThat(new Secrets(folder).of("site")).isEqualTo(secret).hasSize(48);
        assertThat(Files.getPosixFilePermissions(folder.resolve("site")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void manyAskingAtOnce_getOneSecret() throws Exception {
        var secrets = new Secrets(folder);
        var asking = new ArrayList<Callable<String>>();
        for (var i = 0; i < 32; i++) {
            asking.add(() -> secrets.of("site"));
        }

        var answers = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(asking)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(1);
    }

    @Test
    void lock_isHeldOnce_andFreeAfterwards() {
        var file = folder.resolve("lock");
        var first = FolderLock.take(file).orElseThrow();

        assertThat(FolderLock.take(file)).isEmpty();

        first.close();
        try (var again = FolderLock.take(file).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }
}
