package kz.tumar.audit.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.heads.StatedHeads;
import kz.tumar.audit.heads.StatingHeads;
import kz.tumar.audit.ledger.ExportRows;
import kz.tumar.audit.ledger.ExportRows.Order;
import kz.tumar.audit.ledger.ExportRows.Progress;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.witness.WitnessPolicy;
import kz.tumar.audit.witness.Witnessing;

/// Finds the checkpoint under which an export lies, and keeps it, so that building it again gives the same.
@ApplicationScoped
class FixingOrders {
    private final AgroalDataSource pool;
    private final LogState state;
    private final StatingHeads heads;
    private final Witnessing witnessing;

    @Inject
    FixingOrders(AgroalDataSource pool, LogState state, StatingHeads heads, Witnessing witnessing) {
        this.pool = pool;
        this.state = state;
        this.heads = heads;
        this.witnessing = witnessing;
    }

    /// The order when all it lies under is fixed. A person's export waits for a statement of heads made after it was
    /// asked for, and lies under a checkpoint that holds that; any export waits a while for the witnesses.
    Optional<Order> fixed(Order order) throws SQLException {
        if (order.heads().isPresent() || witnessed(order)) {
            return Optional.of(order);
        }
        OptionalLong index = OptionalLong.empty();
        if (order.kind() == ExportRows.Kind.SUBJECT) {
            // The order's time is cut to its second, so that only a statement of a later second is surely a later one.
            Optional<StatedHeads> stated = heads.since(order.createdAt().plusSeconds(1));
            if (stated.isEmpty()) {
                return Optional.empty();
            }
            index = OptionalLong.of(stated.get().index());
        }
        Optional<SignedNote> note = waited(order, index.orElse(-1));
        if (note.isEmpty()) {
            return Optional.empty();
        }
        if (order.kind() == ExportRows.Kind.PERIOD
                && note.get().toString().equals(order.checkpoint().toString())) {
            return Optional.of(order);
        }
        try (Connection connection = pool.getConnection()) {
            ExportRows.fix(connection, order.id(), note.get(), index);
            return ExportRows.find(connection, order.id()).map(Progress::order);
        }
    }

    private boolean witnessed(Order order) {
        WitnessPolicy policy = witnessing.policy();
        return order.kind() == ExportRows.Kind.PERIOD && policy.isEnough(policy.cosigners(order.checkpoint()));
    }

    /// A checkpoint that covers the order and has the witnesses that the policy asks for; when none came within the
    /// patience that the configuration has with them, one without.
    private Optional<SignedNote> waited(Order order, long index) {
        long least = Math.max(Checkpoint.parse(order.checkpoint()).size(), index + 1);
        Optional<SignedNote> seen =
                witnessing.enough().filter(note -> Checkpoint.parse(note).size() >= least);
        if (seen.isPresent() || (witnessing.policy().asksForWitnesses() && witnessing.waitsFor(order.createdAt()))) {
            return seen;
        }
        return order.kind() == ExportRows.Kind.PERIOD
                ? Optional.of(order.checkpoint())
                : state.served().filter(note -> Checkpoint.parse(note).size() >= least);
    }
}
