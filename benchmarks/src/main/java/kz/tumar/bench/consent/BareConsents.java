package kz.tumar.bench.consent;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.local.database.ServiceDatabase;

/// The statements that recording a consent costs, and nothing else: prepared once on each connection, with the same
/// locks and one durable commit a consent.
record BareConsents(Ground ground, Facts facts, long subjects, int width) {
    private static final AtomicLong NEXT = new AtomicLong(1L << 40);

    /// @return consents a second
    double saturate(Duration lasting) throws Exception {
        var database = ServiceDatabase.CONSENT;
        long start = System.nanoTime();
        long end = start + lasting.toNanos();
        var recorded = new AtomicLong();
        Callable<Boolean> one = () -> {
            try (var connection = ground.postgres().connect(database, database.serviceRole())) {
                connection.setAutoCommit(false);
                var random = new SplittableRandom(NEXT.incrementAndGet());
                var statements = new ConsentStatements(connection);
                while (System.nanoTime() < end) {
                    record(connection, statements, random);
                    recorded.incrementAndGet();
                }
                return true;
            }
        };
        try (var threads = Executors.newFixedThreadPool(width)) {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(width, one))) {
                done.get();
            }
        }
        return recorded.get() * 1e9 / (System.nanoTime() - start);
    }

    private void record(Connection connection, ConsentStatements statements, SplittableRandom random)
            throws SQLException {
        long number = NEXT.incrementAndGet();
        var fact = facts.consentFact(number);
        statements.run(Facts.subject(random.nextLong(subjects)).value(), number, fact.topic(), fact.value());
        connection.commit();
    }
}
