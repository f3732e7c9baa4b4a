package kz.tumar.local.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LoopbackPortsTest {

    @Test
    void free_givesNoPortTwice() {
        var given = Stream.generate(LoopbackPorts::free).limit(3_000).toList();

        assertThat(given).doesNotHaveDuplicates();
    }
}
