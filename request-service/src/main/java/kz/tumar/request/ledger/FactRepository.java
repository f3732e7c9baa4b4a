package kz.tumar.request.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/// Facts of cases, to be read.
@ApplicationScoped
class FactRepository implements PanacheRepositoryBase<FactRow, Long> {}
