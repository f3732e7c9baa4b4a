package kz.tumar.consent.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.tumar.consent.decision.Refusal;
import kz.tumar.consent.ledger.Links;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.vault.Held;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultRef;
import org.jspecify.annotations.Nullable;

/// Whether sealed evidence that a claim names is here, about this person, and what the claim says it is.
@ApplicationScoped
class GenuineEvidence {
    private final Vault vault;
    private final Links links;

    @Inject
    GenuineEvidence(Vault vault, Links links) {
        this.vault = vault;
        this.links = links;
    }

    /// Why the evidence is none, if so. A reference that is not ours and one that is another person's are refused
    /// alike, so that nobody learns which it was.
    Optional<Refusal> refusal(Connection transaction, SubjectRef subject, String path, @Nullable SealedContent content)
            throws SQLException {
        if (content == null || genuine(transaction, subject, content)) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                ProblemType.NOT_FOUND,
                List.of(new Violation(path, "sealed", "content that was sealed here about this person"))));
    }

    private boolean genuine(Connection transaction, SubjectRef subject, SealedContent content) throws SQLException {
        if (!(vault.inspect(transaction, new VaultRef(content.sealedRef().value())) instanceof Held held)
                || !held.commitment().hex().equals(content.commitment().value())) {
            return false;
        }
        var about = new SubjectRef(held.subject().ref());
        return about.equals(subject)
                || links.around(transaction, subject).setOf(subject).contains(about);
    }
}
