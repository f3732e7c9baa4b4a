package kz.tumar.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackageFolderTest {
    @Test
    void packages_lieBesideTheFolderOfTheKeysAndNotInIt() {
        assertThat(PackageFolder.beside(Path.of("/data/keys/log.key"))).isEqualTo(Path.of("/data/exports"));
        assertThat(PackageFolder.beside(Path.of("/data/run/../keys/log.key"))).isEqualTo(Path.of("/data/exports"));
    }
}
