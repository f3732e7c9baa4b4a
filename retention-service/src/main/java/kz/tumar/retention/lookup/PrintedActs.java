package kz.tumar.retention.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.Orders.Dated;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.pdf.Printing;
import kz.tumar.runtime.problem.ProblemException;

/// Acts as people read and sign them: pages, and PDF/A that is the same bytes each time it is asked for.
@ApplicationScoped
class PrintedActs {
    private final Transactions transactions;
    private final RulesInForce rules;
    private final PersonsCopies copies;

    @Inject
    PrintedActs(Transactions transactions, RulesInForce rules, PersonsCopies copies) {
        this.transactions = transactions;
        this.rules = rules;
        this.copies = copies;
    }

    /// A page and when what it is of was complete.
    record Printed(String page, Instant at) {
        byte[] pdf() {
            return Printing.pdf(page, at);
        }
    }

    private record Read(Destruction.Completed order, Policy policy, List<Dated> history) {
        Instant at() {
            return history.getLast().at();
        }
    }

    /// @throws ProblemException `NOT_FOUND` when there is no such act
    Printed act(Numbered number, Language language) {
        var read = read(number);
        return new Printed(ActPage.of(read.order(), read.policy(), read.history(), language), read.at());
    }

    /// The copy for the person, with reference and nonce.
    ///
    /// @throws ProblemException `NOT_FOUND` when there is no such act
    Printed copy(Numbered number, Language language) {
        var read = read(number);
        var nonce = copies.nonceOf(read.order());
        return new Printed(ActPage.copy(read.order(), read.policy(), read.history(), language, nonce), read.at());
    }

    private Read read(Numbered number) {
        return transactions.inTransaction(transaction -> {
            var order = completed(transaction, number);
            var policy = Orders.orderedUnder(transaction, order.id())
                    .flatMap(rules::policy)
                    .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
            return new Read(order, policy, Orders.history(transaction, order.id()));
        });
    }

    /// The order that an act is of.
    static Destruction.Completed completed(Connection transaction, Numbered number) throws SQLException {
        var id = Orders.ofAct(transaction, number.value())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (Orders.find(transaction, id).orElseThrow() instanceof Destruction.Completed completed) {
            return completed;
        }
        throw new ProblemException(ProblemType.NOT_FOUND);
    }
}
