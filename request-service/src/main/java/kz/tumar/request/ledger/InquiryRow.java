package kz.tumar.request.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// One inquiry of the authority as lists ask for it. Only read here.
@Entity
@Immutable
@Table(name = "authority_inquiry")
class InquiryRow {
    @Id
    @Column(name = "case_id")
    UUID caseId;

    LocalDate due;

    boolean answered;
}
