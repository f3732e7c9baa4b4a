package kz.tumar.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

/// What this system keeps: one JSON file, replaced as a whole and synced to disk before a change counts.
///
/// Whatever was destroyed is gone from the file with the very change that destroys it; no older copy stays beside it.
final class Store {
    private final Path file;
    private ObjectNode state;

    private Store(Path file, ObjectNode state) {
        this.file = file;
        this.state = state;
    }

    static Store open(Path file) throws IOException {
        if (Files.exists(file)) {
            return new Store(file, (ObjectNode) Wire.JSON.readTree(file.toFile()));
        }
        ObjectNode empty = Wire.JSON.createObjectNode();
        empty.putObject("people");
        empty.putObject("orders");
        return new Store(file, empty);
    }

    /// Reads one person, or an empty object.
    synchronized JsonNode person(String subject) {
        return state.path("people").path(subject).deepCopy();
    }

    /// Reads everyone who has a reference.
    synchronized JsonNode people() {
        return state.path("people").deepCopy();
    }

    /// Reads everyone who has none.
    synchronized JsonNode unregistered() {
        return state.path("unregistered").deepCopy();
    }

    synchronized JsonNode orders() {
        return state.path("orders").deepCopy();
    }

    /// Changes a copy of the whole state, syncs it to disk, and only then lets it count.
    synchronized <T> T change(Function<ObjectNode, T> change) {
        ObjectNode next = state.deepCopy();
        T result = change.apply(next);
        write(next);
        state = next;
        return result;
    }

    private void write(ObjectNode next) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, next.toString().getBytes(StandardCharsets.UTF_8));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
