package kz.tumar.audit.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.entry.LookupKey;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.audit.hosting.LogConfig;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.ledger.ExportRows;
import kz.tumar.audit.ledger.ExportRows.Order;
import kz.tumar.audit.ledger.ExportRows.Progress;
import kz.tumar.audit.ledger.LinkRows;
import kz.tumar.audit.ledger.StorageFailed;
import kz.tumar.audit.ledger.StoredTree;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.witness.Witnessing;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ExportId;
import kz.tumar.contract.ExportKind;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ExportCreated;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Operator;
import org.jboss.logging.Logger;

/// Takes orders for exports and builds them one after the other. What a crash interrupts is built again from the start,
/// to the same bytes; that a package is ready and that the log says so commit together.
@ApplicationScoped
public class Exporting {
    private static final Logger LOG = Logger.getLogger(Exporting.class);

    private static final Duration REST = Duration.ofMinutes(1);

    private final AgroalDataSource pool;
    private final StoredTree tree;
    private final LogState state;
    private final LogConfig config;
    private final PackageFolder packages;
    private final FixingOrders fixing;
    private final Witnessing witnessing;
    private final NamingOperator operators;
    private final LogFacts facts;
    private final Transactions transactions;
    private final ObjectMapper json;
    private final Clock clock;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /// Until when those that met a full disk aren't tried again.
    private final Map<UUID, Instant> resting = new ConcurrentHashMap<>();

    @Inject
    Exporting(
            AgroalDataSource pool,
            StoredTree tree,
            LogState state,
            LogConfig config,
            PackageFolder packages,
            FixingOrders fixing,
            Witnessing witnessing,
            NamingOperator operators,
            LogFacts facts,
            Transactions transactions,
            ObjectMapper json,
            Clock clock) {
        this.pool = pool;
        this.tree = tree;
        this.state = state;
        this.config = config;
        this.packages = packages;
        this.fixing = fixing;
        this.witnessing = witnessing;
        this.operators = operators;
        this.facts = facts;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /// Takes an order under the checkpoint that is served now.
    ///
    /// @return empty while nothing is signed
    public Optional<UUID> order(
            ExportRows.Kind kind,
            Optional<SubjectRef> subject,
            Optional<Instant> from,
            Optional<Instant> to,
            Actor actor) {
        return state.served().map(checkpoint -> {
            UUID id = UUID.randomUUID();
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            try (Connection connection = pool.getConnection()) {
                ExportRows.add(
                        connection,
                        new Order(
                                id,
                                kind,
                                subject.map(SubjectRef::value),
                                from,
                                to,
                                json.writeValueAsString(actor),
                                now,
                                checkpoint,
                                ExportRows.latestCheckpoint(connection),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
                return id;
            } catch (SQLException failed) {
                throw new StorageFailed("an export can't be ordered", failed);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("an actor can't be written", impossible);
            }
        });
    }

    /// Whether the log, under the checkpoint that is served now, has entries about this person. While nothing is signed
    /// nobody can say, and it is taken for granted.
    public boolean knows(SubjectRef subject) {
        Optional<SignedNote> served = state.served();
        if (served.isEmpty()) {
            return true;
        }
        long size = Checkpoint.parse(served.get()).size();
        try (Connection connection = pool.getConnection()) {
            var keys = LinkRows.linkedSet(connection, subject.value(), size).stream()
                    .map(LookupKey::of)
                    .collect(Collectors.toSet());
            return EntryRows.areAbout(connection, keys, size);
        } catch (SQLException failed) {
            throw new StorageFailed("a subject can't be looked for", failed);
        }
    }

    public Optional<Progress> progress(UUID id) {
        try (Connection connection = pool.getConnection()) {
            return ExportRows.find(connection, id);
        } catch (SQLException failed) {
            throw new StorageFailed("an export can't be found", failed);
        }
    }

    /// The exports that an inquiry of the authority needs.
    public List<Progress> ofInquiry(UUID inquiry) {
        try (Connection connection = pool.getConnection()) {
            return ExportRows.ofInquiry(connection, inquiry);
        } catch (SQLException failed) {
            throw new StorageFailed("the exports of an inquiry can't be found", failed);
        }
    }

    /// The finished package, where this process has it.
    public Optional<Path> finished(UUID id) {
        return packages.finished(id);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping.set(true);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void buildWaiting() {
        try (Connection connection = pool.getConnection()) {
            for (Progress waiting : ExportRows.building(connection)) {
                if (!stopping.get() && !rests(waiting.order().id())) {
                    fixing.fixed(waiting.order()).ifPresent(this::build);
                }
            }
        } catch (SQLException | StorageFailed outage) {
            LOG.debug("exports wait for the database", outage);
        }
    }

    private void build(Order order) {
        Optional<Operator> operator = operators.at(order.createdAt());
        if (operator.isEmpty()) {
            LOG.debug("an export waits for the policy");
            return;
        }
        try {
            LoggedMaterial material = new LoggedMaterial(order, tree, pool::getConnection);
            ExportScope scope = material.scope();
            PackageWriter writer =
                    new PackageWriter(new LogKeyFile(config.keyFile()).read(), witnessing.policy(), operator.get());
            Path target = packages.build(
                    order.id(),
                    part -> writer.write(part, scope, material, written -> note(order.id(), written, scope.count())));
            finish(order, scope, material.treeSize(), target);
        } catch (SQLException | IOException | RuntimeException failed) {
            LOG.error("an export failed", failed);
            if (isFullOrAway(failed)) {
                resting.put(order.id(), clock.instant().plus(REST));
            } else if (!stopping.get() && !isOutage(failed)) {
                giveUp(order);
            }
        }
    }

    private static boolean isOutage(Exception failed) {
        return failed instanceof StorageFailed
                || failed instanceof SQLException
                || failed.getCause() instanceof SQLException;
    }

    /// A disk that is full or gone: the same again will do, when it isn't.
    private static boolean isFullOrAway(Exception failed) {
        return failed instanceof UncheckedIOException
                || (failed instanceof IOException && !(failed instanceof PackageTooLarge));
    }

    private boolean rests(UUID id) {
        return clock.instant().isBefore(resting.getOrDefault(id, Instant.MIN));
    }

    /// Builds again what could not be built, under the checkpoint of its order.
    ///
    /// @return false where it is being built, or was
    public boolean again(UUID id) {
        resting.remove(id);
        try (Connection connection = pool.getConnection()) {
            return ExportRows.again(connection, id);
        } catch (SQLException failed) {
            throw new StorageFailed("an export can't be built again", failed);
        }
    }

    private void giveUp(Order order) {
        try (Connection connection = pool.getConnection()) {
            ExportRows.failed(connection, order.id());
        } catch (SQLException outage) {
            LOG.warn("that an export failed can't be written; it is tried again", outage);
        }
    }

    private void finish(Order order, ExportScope scope, long treeSize, Path target) throws IOException {
        String sha256 = PackageFolder.sha256(target);
        long bytes = Files.size(target);
        Actor actor = json.readValue(order.actor(), Actor.class);
        ExportKind kind = switch (order.kind()) {
            case SUBJECT -> ExportKind.SUBJECT;
            case PERIOD -> ExportKind.PERIOD;
        };
        ExportCreated fact = new ExportCreated(
                new ExportId(order.id()),
                kind,
                scope.count(),
                treeSize,
                new Sha256(sha256),
                actor,
                order.inquiry().map(CaseId::new).orElse(null));
        transactions.inTransaction(transaction -> {
            facts.exported(
                    transaction, fact, order.subject().map(SubjectRef::new).orElse(null), order.createdAt());
            ExportRows.ready(transaction, order.id(), sha256, bytes);
            return true;
        });
    }

    private void note(UUID id, long written, long total) {
        try (Connection connection = pool.getConnection()) {
            ExportRows.written(connection, id, written, total);
        } catch (SQLException outage) {
            throw new StorageFailed("an export's progress can't be written", outage);
        }
    }
}
