package kz.tumar.audit.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.tree.TreeHash;

/// The memory, in a file beside the key, of the largest tree this key was ever asked to sign. It is written before the
/// signature is made, so that no restored database can lead the log to sign two different histories.
public final class LastSigned {
    private final Path path;

    public LastSigned(Path keyFile) {
        this.path = keyFile.resolveSibling(keyFile.getFileName() + ".last-signed");
    }

    /// @throws IllegalStateException when the file is there but unreadable: then nothing may be signed
    public Optional<Checkpoint> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
            return Optional.of(
                    new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), TreeHash.fromBase64(lines.get(2))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file of the last signed checkpoint can't be read", unreadable);
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new IllegalStateException("the file of the last signed checkpoint is damaged", damaged);
        }
    }

    public void write(Checkpoint checkpoint) {
        LogKeyFile.writeDurably(path, checkpoint.text());
    }
}
