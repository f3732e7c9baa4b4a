package kz.tumar.request.intake;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.CaseAction;
import kz.tumar.request.decision.Representing;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Signing;
import kz.tumar.request.identity.FileType;
import kz.tumar.request.identity.IdentityDetails;
import kz.tumar.request.identity.IdentityNumbers;
import kz.tumar.request.identity.ReadingDetails;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.signature.Checked;
import kz.tumar.request.signature.Signatory;
import kz.tumar.request.signature.SignatureVerifier;
import kz.tumar.request.signature.Submitted;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.vault.Category;
import kz.tumar.vault.Gone;
import kz.tumar.vault.Opened;
import kz.tumar.vault.Opener;
import kz.tumar.vault.OpeningReason;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Unknown;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultRef;
import org.jspecify.annotations.Nullable;

/// Checks the signature of a request. Signature, content and number are opened for the verifier alone:
/// nobody is shown
/// them, and what follows is a fact with the outcome and a sealed report. The check itself, which may
/// call for lists of
/// revoked certificates, holds no transaction.
@ApplicationScoped
class SignatureChecks {
    private static final OpeningReason WHY = new OpeningReason("reveal.verify-identity");
    private static final Category REPORTS = new Category("request-file");

    private final Transactions transactions;
    private final CaseFacts facts;
    private final Announcing announcing;
    private final Vault vault;
    private final IdentityNumbers numbers;
    private final SignatureVerifier verifier;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    SignatureChecks(
            Transactions transactions,
            CaseFacts facts,
            Announcing announcing,
            Vault vault,
            IdentityNumbers numbers,
            SignatureVerifier verifier,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.facts = facts;
        this.announcing = announcing;
        this.vault = vault;
        this.numbers = numbers;
        this.verifier = verifier;
        this.json = json;
        this.clock = clock;
    }

    /// What is to be checked.
    private record Opening(SealedRef signature, Submitted submitted) {}

    /// What is sealed about a check.
    record Report(Instant checkedAt, Checked checked) {}

    /// @throws ProblemException when there is no electronic signature in the case, or the case is the
    /// officer's own
    CaseAction.TakeSignatureCheck check(CaseId id, Actor actor, OwnCase own) {
        Opening opening = transactions.inTransaction(transaction -> {
            RequestCase state = RequestCase.of(facts.of(transaction, id))
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            own.refuse(transaction, state);
            return open(
                    transaction,
                    state,
                    new Opener(requireNonNull(actor.officer()).value()));
        });
        Checked checked = verifier.check(opening.submitted());
        Arrays.fill(opening.submitted().signature(), (byte) 0);
        byte[] report = report(checked);
        try {
            return transactions.inTransaction(transaction -> {
                RequestCase state = RequestCase.of(facts.of(transaction, id)).orElseThrow();
                var sealed = vault.seal(transaction, new Subject(state.subject().value()), REPORTS, report, Set.of());
                return new CaseAction.TakeSignatureCheck(
                        opening.signature(),
                        checked.outcome(),
                        checked.findings(),
                        new SealedContent(
                                new SealedRef(sealed.ref().value()),
                                new Sha256(sealed.commitment().hex())));
            });
        } finally {
            Arrays.fill(report, (byte) 0);
        }
    }

    private Opening open(Connection transaction, RequestCase state, Opener opener) throws SQLException {
        if (state.closed()) {
            throw conflict("an open case");
        }
        SealedContent content = Signing.signature(state).orElseThrow(() -> conflict("a signature"));
        try (Opened signature =
                opened(transaction, content, opener).orElseThrow(() -> new ProblemException(ProblemType.DESTROYED))) {
            if (!FileType.electronicSignature(signature.value())) {
                throw conflict("an electronic signature");
            }
            return new Opening(
                    content.sealedRef(),
                    new Submitted(
                            signature.value().clone(),
                            signed(transaction, state, opener),
                            signature.held().sealedAt(),
                            signatory(transaction, state, opener)));
        }
    }

    private byte @Nullable [] signed(Connection transaction, RequestCase state, Opener opener) throws SQLException {
        if (state.filed().content() == null) {
            return null;
        }
        Optional<Opened> content = opened(transaction, state.filed().content(), opener);
        if (content.isEmpty()) {
            return null;
        }
        try (Opened opened = content.get()) {
            return opened.value().clone();
        }
    }

    private Signatory signatory(Connection transaction, RequestCase state, Opener opener) throws SQLException {
        var today = LocalDate.ofInstant(
                clock.instant(), announcing.rules().calendar().zone());
        boolean unauthorised = Representing.unauthorised(state, today);
        IdentityDetails details = details(transaction, state, opener);
        if (details == null) {
            return new Signatory(null, null, unauthorised);
        }
        if (!Representing.applies(state)) {
            return new Signatory(details.iin() == null ? null : details.iin().value(), null, false);
        }
        IdentityDetails.Representative acting = details.representative();
        return acting == null
                ? new Signatory(null, null, unauthorised)
                : new Signatory(
                        acting.iin() == null ? null : acting.iin().value(),
                        acting.bin() == null ? null : acting.bin().value(),
                        unauthorised);
    }

    private @Nullable IdentityDetails details(Connection transaction, RequestCase state, Opener opener)
            throws SQLException {
        Optional<SealedContent> given = Signing.identityDocument(state);
        Optional<Opened> content = given.isEmpty() ? Optional.empty() : opened(transaction, given.get(), opener);
        if (content.isEmpty()) {
            return null;
        }
        try (Opened opened = content.get()) {
            return numbers.read(opened.value()) instanceof ReadingDetails.Result.Complete(var details) ? details : null;
        }
    }

    private Optional<Opened> opened(Connection transaction, SealedContent content, Opener opener) throws SQLException {
        return switch (vault.open(transaction, new VaultRef(content.sealedRef().value()), WHY, opener)) {
            case Opened opened -> Optional.of(opened);
            case Gone _, Unknown _ -> Optional.empty();
        };
    }

    private byte[] report(Checked checked) {
        try {
            return json.writeValueAsBytes(new Report(clock.instant(), checked));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report can always be written", impossible);
        }
    }

    private static ProblemException conflict(String expected) {
        return Called.conflict(expected);
    }
}
