package kz.tumar.request.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import kz.tumar.contract.RequestKind;
import org.hibernate.annotations.Immutable;

/// One request as lists ask for it. Only read here: {@link CaseRows} writes it with the facts it follows from.
@Entity
@Immutable
@Table(name = "request_case")
class CaseRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    String subject;

    @Enumerated(EnumType.STRING)
    RequestKind kind;

    @Column(name = "received_at")
    Instant receivedAt;

    LocalDate due;

    boolean closed;
}
