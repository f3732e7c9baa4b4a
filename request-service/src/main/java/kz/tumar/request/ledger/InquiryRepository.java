package kz.tumar.request.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Inquiries, to be read.
@ApplicationScoped
class InquiryRepository implements PanacheRepositoryBase<InquiryRow, UUID> {}
