package kz.tumar.bench.prove;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;

/// What the database gives out at most: the lowest tile that a proof needs, read by its key on bare connections.
///
/// @param entries how many entries there are
record KeyReads(PostgresAccess postgres, int width, long entries) {
    private static final int TILE = 256;

    /// Rows a second.
    double measure(Duration lasting) {
        long start = System.nanoTime();
        long end = start + lasting.toNanos();
        var readers = IntStream.range(0, width)
                .mapToObj(seed -> CompletableFuture.supplyAsync(
                        () -> read(seed, end),
                        task -> Thread.ofPlatform().daemon().start(task)))
                .toList();
        long rows = readers.stream().mapToLong(CompletableFuture::join).sum();
        return rows * 1e9 / (System.nanoTime() - start);
    }

    private long read(int seed, long end) {
        var random = new SplittableRandom(seed);
        try (Connection connection = postgres.connect(ServiceDatabase.AUDIT, ServiceDatabase.AUDIT.ownerRole());
                var statement =
                        connection.prepareStatement("SELECT hashes FROM tiles WHERE level = 0 AND tile_index = ?")) {
            long rows = 0;
            while (System.nanoTime() < end) {
                statement.setLong(1, random.nextLong(entries / TILE));
                try (var found = statement.executeQuery()) {
                    rows += found.next() && found.getBytes(1).length > 0 ? 1 : 0;
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new CompletionException(failed);
        }
    }
}
