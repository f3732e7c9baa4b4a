package kz.tumar.verify.face;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;
import kz.tumar.verify.tile.TileName;

/// A log in a folder: a mirror, or anything that has the names which the specification gives.
public record FolderFace(Path folder) implements LogFace {
    @Override
    public byte[] checkpoint() {
        return read("checkpoint", MAX_NOTE).orElseThrow(() -> new Refused(Reason.FOLDER_FOREIGN, folder));
    }

    @Override
    public Optional<byte[]> find(TileName name) {
        return read(name.path(), LogFace.limit(name));
    }

    @Override
    public Optional<byte[]> vkey() {
        return read("vkey", MAX_NOTE);
    }

    @Override
    public Optional<byte[]> keys() {
        return read("keys", MAX_NOTE);
    }

    private Optional<byte[]> read(String path, int limit) {
        Path file = folder.resolve(path);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > limit) {
                throw new Refused(Reason.FILE_UNREADABLE, file);
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Refused(Reason.FILE_UNREADABLE, file);
        }
    }
}
