package kz.tumar.consent.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.tumar.consent.ledger.History;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.EventId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.fact.WithdrawalLimited;
import kz.tumar.delivery.Transactions;
import kz.tumar.delivery.wire.Wire;
import org.jspecify.annotations.Nullable;

/// What a withdrawal did not reach, for whoever passed it on.
@ApplicationScoped
class Limits {
    private final History history;
    private final Transactions transactions;

    @Inject
    Limits(History history, Transactions transactions) {
        this.history = history;
        this.transactions = transactions;
    }

    /// Some categories that stay, and why.
    record Limited(
            List<CategoryCode> categories,
            ReasonCode reason,
            ArticleCode article,
            GroundCode ground,
            @Nullable LocalDate until) {}

    /// The limits among facts.
    List<Limited> among(List<EventId> facts) {
        return transactions.inTransaction(transaction -> history.of(transaction, facts)).stream()
                .flatMap(entry -> Wire.readFact(entry.fact().getBytes(StandardCharsets.UTF_8)).stream())
                .flatMap(event -> event.data() instanceof WithdrawalLimited limit
                        ? Optional.of(limit).stream()
                        : Optional.<WithdrawalLimited>empty().stream())
                .map(limit ->
                        new Limited(limit.categories(), limit.reason(), limit.article(), limit.ground(), limit.until()))
                .toList();
    }
}
