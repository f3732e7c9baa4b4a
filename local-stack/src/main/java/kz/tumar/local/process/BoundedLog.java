package kz.tumar.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// One process's log file, with two older ones beside it: none grows past its limit, and only their owner reads them.
final class BoundedLog {

    private static final int OLDER = 2;
    private static final Set<StandardOpenOption> ADDED = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int TAIL_BYTES = 16_384;

    private final Path file;
    private final long limit;

    BoundedLog(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /// Copies a process's output until it ends. A full disk loses log lines, never the process.
    void follow(InputStream output, String name) {
        Thread.ofPlatform().daemon().name("log-" + name).start(() -> {
            var buffer = new byte[8192];
            try (output) {
                for (var count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                    append(buffer, count);
                }
            } catch (IOException ended) {
                line("The log ends here: " + ended.getMessage());
            }
        });
    }

    /// A line of the supervisor's own.
    void line(String text) {
        var bytes = (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        try {
            append(bytes, bytes.length);
        } catch (UncheckedIOException unwritable) {
            System.err.println(text);
        }
    }

    /// The last lines, for whoever must know why a process ended.
    List<String> tail(int lines) {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - TAIL_BYTES));
            var bytes = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException none) {
            return List.of();
        }
    }

    private synchronized void append(byte[] bytes, int count) {
        try {
            if (Files.exists(file) && Files.size(file) + count > limit) {
                rotate();
            }
            try (var log = Files.newByteChannel(file, ADDED, OWNER_ONLY)) {
                var rest = ByteBuffer.wrap(bytes, 0, count);
                while (rest.hasRemaining()) {
                    log.write(rest);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void rotate() throws IOException {
        for (var age = OLDER; age > 0; age--) {
            var from = age == 1 ? file : older(age - 1);
            if (Files.exists(from)) {
                Files.move(from, older(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path older(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
