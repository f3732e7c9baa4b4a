package kz.tumar.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.audit.hosting.LogConfig;

/// Where packages are built and kept. A package appears under its name whole or not at all.
@ApplicationScoped
class PackageFolder {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final LogConfig config;

    @Inject
    PackageFolder(LogConfig config) {
        this.config = config;
    }

    /// Builds one package.
    @FunctionalInterface
    interface Building {
        void write(Path part) throws IOException;
    }

    Path build(UUID id, Building building) throws IOException {
        Path folder = folder();
        Files.createDirectories(folder, OWNER_ONLY);
        Path part = folder.resolve(id + ".part");
        building.write(part);
        return Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The finished package, where this process has it.
    Optional<Path> finished(UUID id) {
        return Optional.of(file(id)).filter(Files::isRegularFile);
    }

    private Path file(UUID id) {
        return folder().resolve(id + ".zip");
    }

    private Path folder() {
        return config.exportsFolder().orElseGet(() -> beside(config.keyFile()));
    }

    /// Packages are handed out and keys never are, so they share no folder.
    static Path beside(Path keyFile) {
        Path keys = keyFile.toAbsolutePath().normalize().getParent();
        if (keys == null) {
            throw new IllegalArgumentException("the key file is in no folder");
        }
        return keys.resolveSibling("exports");
    }

    static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
