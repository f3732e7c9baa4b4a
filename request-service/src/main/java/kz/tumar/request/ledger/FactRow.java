package kz.tumar.request.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import kz.tumar.contract.EventId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.request.decision.Stated;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// One fact of a case, in its place. Only read here: {@link CaseFacts} writes it in delivery's
/// transaction.
@Entity
@Immutable
@Table(name = "case_fact")
class FactRow {
    @Id
    long seq;

    @Column(name = "event_id")
    UUID eventId;

    @Column(name = "case_id")
    UUID caseId;

    @Nullable
    String subject;

    String type;
    Instant at;
    String data;

    Stated stated() {
        return new Stated(
                FactJson.read(type, data), subject == null ? null : new SubjectRef(subject), at, new EventId(eventId));
    }
}
