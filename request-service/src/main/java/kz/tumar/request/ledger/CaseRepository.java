package kz.tumar.request.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Requests, to be read.
@ApplicationScoped
class CaseRepository implements PanacheRepositoryBase<CaseRow, UUID> {}
