package kz.tumar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs the program as a shell would, in a folder.
final class Shell {
    private final Path folder;
    String output = "";

    Shell(Path folder) {
        this.folder = folder;
    }

    int run(Map<String, String> environment, String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        int status = new Main(folder, environment, out, Optional.empty()).run(words);
        output = bytes.toString(UTF_8);
        return status;
    }

    /// In English, by a reader who trusts nobody.
    int stranger(String... words) {
        return run(Map.of("LANG", "C"), words);
    }

    /// In English, by a reader who trusts the key of the drafts.
    int trusting(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--trust", Draft.KEY.vkey()));
        return stranger(all.toArray(String[]::new));
    }
}
