package kz.tumar.local.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.PrivateFile;
import kz.tumar.local.stack.StackRefused;

/// A finished backup: a folder with the database server's files and a manifest that names each with its hash. A
/// folder without a manifest is none: the manifest is written last.
///
/// @param folder  where it lies
/// @param takenAt when it was begun: it holds at least everything committed before
/// @param files   by their path under `data`
public record Backup(Path folder, Instant takenAt, SortedMap<String, CopiedFile> files) {

    private static final String MANIFEST = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    public Backup {
        files = new TreeMap<>(files);
    }

    /// The server's files.
    public Path data() {
        return folder.resolve("data");
    }

    /// How many bytes its files have.
    public long size() {
        return files.values().stream().mapToLong(CopiedFile::size).sum();
    }

    /// Reads a backup's manifest and every one of its files.
    ///
    /// @param folder a backup, or a folder of backups: then the latest in it
    /// @throws StackRefused when it is none, or a file is missing, added or changed
    public static Backup read(Path folder) {
        Path place = latest(folder.toAbsolutePath().normalize());
        try {
            JsonNode manifest = JSON.readTree(Files.readString(place.resolve(MANIFEST)));
            if (!manifest.path("format").asText().equals("tumar-backup/v1")) {
                throw new StackRefused("%s is no backup of this version.".formatted(place));
            }
            var files = new TreeMap<String, CopiedFile>();
            for (Map.Entry<String, JsonNode> file : manifest.path("files").properties()) {
                files.put(
                        file.getKey(),
                        new CopiedFile(
                                file.getValue().path("size").asLong(),
                                file.getValue().path("sha256").asText()));
            }
            var backup =
                    new Backup(place, Instant.parse(manifest.path("takenAt").asText()), files);
            backup.check();
            return backup;
        } catch (IOException unreadable) {
            throw new StackRefused("%s can't be read as a backup: %s".formatted(place, unreadable.getMessage()));
        }
    }

    void writeManifest() throws IOException {
        var manifest = JSON.createObjectNode().put("format", "tumar-backup/v1").put("takenAt", takenAt.toString());
        var named = manifest.putObject("files");
        files.forEach(
                (path, file) -> named.putObject(path).put("size", file.size()).put("sha256", file.sha256()));
        PrivateFile.replace(
                folder.resolve(MANIFEST), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
    }

    /// Copies the server's files to a folder that doesn't exist yet.
    void copyTo(Path target) throws IOException {
        DataFolder.privateDirectory(target);
        try (var all = Files.walk(data())) {
            for (Path directory : all.filter(Files::isDirectory).toList()) {
                DataFolder.privateDirectory(
                        target.resolve(data().relativize(directory).toString()));
            }
        }
        for (String path : files.keySet()) {
            CopiedFile.copy(data().resolve(path), target.resolve(path));
        }
    }

    private void check() throws IOException {
        var wrong = new ArrayList<String>();
        for (Map.Entry<String, CopiedFile> file : files.entrySet()) {
            Path path = data().resolve(file.getKey()).normalize();
            if (!path.startsWith(data()) || !Files.isRegularFile(path)) {
                wrong.add(file.getKey() + " is missing");
            } else if (!CopiedFile.of(path).equals(file.getValue())) {
                wrong.add(file.getKey() + " was changed");
            }
        }
        try (var all = Files.walk(data())) {
            all.filter(Files::isRegularFile)
                    .map(path -> data().relativize(path).toString())
                    .filter(path -> !files.containsKey(path))
                    .forEach(path -> wrong.add(path + " was added"));
        }
        if (!wrong.isEmpty()) {
            throw new StackRefused("The backup %s is damaged: %s%s. Take another one."
                    .formatted(
                            folder,
                            String.join(", ", wrong.subList(0, Math.min(5, wrong.size()))),
                            wrong.size() > 5 ? " and " + (wrong.size() - 5) + " more" : ""));
        }
    }

    private static Path latest(Path folder) {
        if (Files.isRegularFile(folder.resolve(MANIFEST))) {
            return folder;
        }
        if (!Files.isDirectory(folder)) {
            throw new StackRefused("There is no folder %s.".formatted(folder));
        }
        try (var entries = Files.list(folder)) {
            List<Path> backups = entries.filter(entry -> Files.isRegularFile(entry.resolve(MANIFEST)))
                    .sorted()
                    .toList();
            if (backups.isEmpty()) {
                throw new StackRefused("There is no backup in %s; ./tumar backup takes one.".formatted(folder));
            }
            return backups.getLast();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
