package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.problem.ProblemException;

/// Sealed content that this service itself makes documents of, for who asked for them. Whatever is
/// opened is in the log as opened by them, in the transaction that opens it.
@ApplicationScoped
public class SealedDocuments {
    private final Sealing sealing;

    @Inject
    SealedDocuments(Sealing sealing) {
        this.sealing = sealing;
    }

    /// Seals a document of a category that the policy lets this service keep; commits before it returns.
    ///
    /// @throws ProblemException when the category is not kept here, or the document is too large
    public SealedContent seal(SubjectRef subject, CategoryCode category, byte[] document) {
        return sealing.seal(subject, category, document, List.of());
    }

    /// Opens sealed content for an actor whose right was checked, for a reason of the policy, and states it.
    ///
    /// @return what was sealed; whoever is done with it fills it with zeroes
    /// @throws ProblemException `DESTROYED` or `NOT_FOUND`
    public byte[] open(Connection transaction, SealedRef reference, ReasonCode reason, Actor actor)
            throws SQLException {
        return sealing.open(transaction, reference, reason, actor).value();
    }

    /// Opened content with what proves that it is what was committed to.
    ///
    /// @param nonce the 32 bytes of `SHA-256("tumar/commitment/v1" ‖ nonce ‖ value)`
    @SuppressWarnings("ArrayRecordComponent")
    public record Proved(byte[] value, byte[] nonce) {
        @Override
        public String toString() {
            return "Proved[redacted]";
        }
    }

    /// Opens sealed content as {@link #open} does, to hand it on together with its proof.
    ///
    /// @throws ProblemException `DESTROYED` or `NOT_FOUND`
    public Proved openProved(Connection transaction, SealedRef reference, ReasonCode reason, Actor actor)
            throws SQLException {
        Revealed revealed = sealing.open(transaction, reference, reason, actor);
        return new Proved(revealed.value(), revealed.nonce());
    }
}
