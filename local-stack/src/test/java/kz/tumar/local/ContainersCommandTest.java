package kz.tumar.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import kz.tumar.local.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContainersCommandTest {

    @TempDir
    Path folder;

    @Test
    void secrets_writesEveryFileThatTheComposeFileNames_forItsOwnerOnly() throws Exception {
        assertThat(run("secrets", "--folder", folder.toString())).isZero();

        var compose = new YAMLMapper()
                .readTree(Path.of(System.getProperty("tumar.root", ".."), "docker-compose.yml")
                        .toFile());
        assertThat(compose.path("secrets")).isNotEmpty().allSatisfy(secret -> {
            var file = folder.resolve(secret.path("file").asText().replace("./.tumar/compose/", ""));
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        });
        assertThat(folder.resolve("consent-service.properties"))
                .content()
                .contains("jdbc:postgresql://postgres:5432/consent", "http://issuer:8085/tumar", "kafka:9092");
    }

    @Test
    void prepare_mayRepeat_onPreparedServers() {
        var stack = TestStack.shared();
        var secrets = stack.kafka().secrets().directory();

        var status = run(
                "prepare",
                "--folder",
                secrets.resolve("..").toString(),
                "--kafka",
                stack.kafka().bootstrap(),
                "--postgres",
                stack.postgres().address());

        assertThat(status).isZero();
    }

    private static int run(String step, String... options) {
        var arguments = new java.util.ArrayList<>(java.util.List.of(options));
        arguments.add(0, "containers");
        arguments.add(step);
        return Tumar.commandLine().execute(arguments.toArray(String[]::new));
    }
}
