package kz.tumar.retention.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// What went out to holders, or would have: noted for many at once.
public final class Dispatches {
    private Dispatches() {}

    /// One holder's part in an order, as it begins.
    ///
    /// @param state `SENT`, `TASK` (a person attests) or `OBSERVED` (the system only observes and was told nothing)
    public record Dispatch(
            OrderId order,
            CommandKind command,
            HolderCode holder,
            SubjectRef subject,
            String state,
            @Nullable Instant due,
            @Nullable Instant nextAt,
            @Nullable String message) {
        /// A command that went out.
        ///
        /// @param repeatAt when it is repeated unless answered
        public static Dispatch sent(
                OrderId order,
                CommandKind command,
                HolderCode holder,
                SubjectRef subject,
                Instant due,
                Instant repeatAt,
                Event<?> event) {
            var message = new String(Wire.write(event), StandardCharsets.UTF_8);
            return new Dispatch(order, command, holder, subject, "SENT", due, repeatAt, message);
        }

        /// A person has to attest.
        public static Dispatch task(
                OrderId order, CommandKind command, HolderCode holder, SubjectRef subject, Instant due) {
            return new Dispatch(order, command, holder, subject, "TASK", due, null, null);
        }

        /// What a system that only observes would have been told.
        public static Dispatch observed(OrderId order, CommandKind command, HolderCode holder, SubjectRef subject) {
            return new Dispatch(order, command, holder, subject, "OBSERVED", null, null, null);
        }
    }

    /// Notes them; who has answered already stays as it is.
    public static void note(Connection transaction, List<Dispatch> dispatches) throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var one : dispatches) {
            rows.add(new @Nullable Object[] {
                one.order().value(),
                one.command().name(),
                one.holder().value(),
                one.subject().value(),
                one.state(),
                one.due(),
                one.nextAt(),
                one.message()
            });
        }
        Rows.batch(transaction, """
                INSERT INTO holder_order (order_id, command, holder, subject, state, due, next_at, message)
                VALUES (?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?)
                ON CONFLICT (order_id, command, holder) DO UPDATE
                SET state = excluded.state, due = excluded.due, next_at = excluded.next_at, message = excluded.message
                WHERE holder_order.state IN ('EXPECTED', 'SENT', 'OBSERVED')
                """, rows);
    }
}
