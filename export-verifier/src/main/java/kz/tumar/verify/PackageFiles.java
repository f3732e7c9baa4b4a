package kz.tumar.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.verify.archive.EntryReader;
import kz.tumar.verify.archive.StoredArchive;
import kz.tumar.verify.archive.StoredEntry;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// The files that the manifest lists, each read once and compared with its hash when it has been read.
final class PackageFiles {
    private static final int MAX_SMALL = 1024 * 1024;

    private final StoredArchive archive;
    private final Map<String, StoredEntry> entries = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();

    PackageFiles(StoredArchive archive, Layout layout, Manifest manifest) {
        this.archive = archive;
        List<StoredEntry> files = layout.files();
        List<Manifest.Line> lines = manifest.lines();
        for (int i = 0; i < Math.max(files.size(), lines.size()); i++) {
            String found = i < files.size() ? files.get(i).name() : "-";
            String listed = i < lines.size() ? lines.get(i).name() : "-";
            if (!found.equals(listed) || files.get(i).size() != lines.get(i).size()) {
                throw new Refused(Reason.MANIFEST_FILES_DIFFER, found, listed);
            }
            entries.put(found, files.get(i));
            hashes.put(found, lines.get(i).sha256());
        }
    }

    /// The content of a small file, whose hash is the manifest's.
    byte[] content(String name) throws IOException {
        EntryReader reader = reader(name);
        byte[] content = reader.readAll(MAX_SMALL);
        finish(reader);
        return content;
    }

    /// Hashes a file of any size, of which nothing else is asked.
    void hash(String name) throws IOException {
        EntryReader reader = reader(name);
        reader.skipToEnd();
        finish(reader);
    }

    /// For files of any size; give the reader back to [#finish(EntryReader)].
    EntryReader reader(String name) {
        return archive.reader(entry(name));
    }

    void finish(EntryReader reader) {
        if (!reader.finish().equals(hashes.get(reader.name()))) {
            throw new Refused(Reason.HASH_DIFFERS, reader.name());
        }
    }

    private StoredEntry entry(String name) {
        StoredEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(name);
        }
        return entry;
    }
}
