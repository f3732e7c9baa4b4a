package kz.tumar.consent.receipt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.ReceiptIssued;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.vault.Category;
import kz.tumar.vault.Commitment;
import kz.tumar.vault.Opened;
import kz.tumar.vault.Opener;
import kz.tumar.vault.OpeningReason;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultRef;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.erdtman.jcs.JsonCanonicalizer;

/// Issues receipts, each once, when it is first asked for, and gives the same one ever after. It lies sealed as a proof
/// of the person; its commitment is in the log, and its nonce nowhere but here and with the person.
@ApplicationScoped
class Receipts {
    private static final Category PROOFS = new Category("consent-evidence");
    private static final OpeningReason OWN = new OpeningReason("receipt.holder");
    private static final Opener HOLDER = new Opener("subject");
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final Records records;
    private final Vault vault;
    private final Clock clock;
    private final URI home;

    @Inject
    Receipts(
            Transactions transactions,
            Announcer announcer,
            PolicyVersions policies,
            Records records,
            Vault vault,
            Clock clock,
            @ConfigProperty(name = "tumar.public.url", defaultValue = "http://127.0.0.1:8081") URI home) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.records = records;
        this.vault = vault;
        this.clock = clock;
        this.home = home;
    }

    /// The receipt of a consent, refusal or withdrawal.
    ///
    /// @throws ProblemException `NOT_FOUND` when there is no such record, `DESTROYED` when the receipt was
    /// destroyed
    Receipt of(EventId entry) {
        return transactions.inTransaction(transaction -> {
            Event<? extends Fact> said = said(transaction, entry);
            SubjectRef subject = Objects.requireNonNull(said.subject());
            announcer.lock(transaction, List.of(subject));
            Optional<SealedContent> issued = issued(transaction, entry);
            SealedContent sealed = issued.isPresent() ? issued.get() : issue(transaction, said, subject);
            return open(transaction, said, sealed);
        });
    }

    /// What a receipt would be of.
    Event<? extends Fact> said(EventId entry) {
        return transactions.inTransaction(transaction -> said(transaction, entry));
    }

    private Event<? extends Fact> said(Connection transaction, EventId entry) throws SQLException {
        return records.fact(transaction, entry)
                .filter(fact -> Records.purposeOf(fact).isPresent())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// Whether a receipt is the one that was issued of a record, as whoever holds it can show by its nonce.
    boolean genuine(EventId entry, ObjectNode content, byte[] nonce) {
        Optional<SealedContent> issued = transactions.inTransaction(transaction -> issued(transaction, entry));
        String commitment = Commitment.to(nonce, bytes(content)).hex();
        return issued.filter(known -> known.commitment().value().equals(commitment))
                .isPresent();
    }

    private Optional<SealedContent> issued(Connection transaction, EventId entry) throws SQLException {
        var cause = new Cause(new kz.tumar.contract.Source("/tumar/consent"), entry);
        EventId id = DerivedId.of(cause, EventType.of(ReceiptIssued.class), 0);
        return records.fact(transaction, id)
                .map(Event::data)
                .filter(ReceiptIssued.class::isInstance)
                .map(fact -> ((ReceiptIssued) fact).receipt());
    }

    private SealedContent issue(Connection transaction, Event<? extends Fact> said, SubjectRef subject)
            throws SQLException {
        Policy policy = policyOf(said);
        OffsetDateTime now =
                clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(ALMATY).toOffsetDateTime();
        var cause = new Cause(new kz.tumar.contract.Source("/tumar/consent"), said.id());
        String id = DerivedId.of(cause, EventType.of(ReceiptIssued.class), 0).toString();
        var history = records.until(transaction, subject, said);
        var limits = records.limits(transaction, subject, said);
        var content = new WritingReceipts(home, policy).write(said, history, limits, id, now);
        var sealed = vault.seal(transaction, new Subject(subject.value()), PROOFS, bytes(content), Set.of());
        var receipt = new SealedContent(
                new SealedRef(sealed.ref().value()),
                new Sha256(sealed.commitment().hex()));
        announcer.announce(
                transaction,
                new Announcer.Announcement(
                        cause,
                        said.correlationid(),
                        null,
                        policies.currentVersion(policies.today()),
                        List.of(new Draft.OfFact(subject, now, new ReceiptIssued(said.id(), receipt)))));
        return receipt;
    }

    private Receipt open(Connection transaction, Event<? extends Fact> said, SealedContent sealed) throws SQLException {
        var opening = vault.open(transaction, new VaultRef(sealed.sealedRef().value()), OWN, HOLDER);
        if (!(opening instanceof Opened opened)) {
            throw new ProblemException(ProblemType.DESTROYED);
        }
        try (opened) {
            var content = (ObjectNode) JSON.readTree(opened.value());
            return new Receipt(said, content, HexFormat.of().formatHex(opened.nonce()), sealed);
        } catch (IOException impossible) {
            throw new IllegalStateException("a receipt that was sealed can't be read", impossible);
        }
    }

    /// The version that it was said under, while it is known; the current one otherwise.
    private Policy policyOf(Event<? extends Fact> said) {
        var version = said.policyversion();
        return Optional.ofNullable(version)
                .flatMap(policies::version)
                .orElseGet(() -> policies.current(policies.today()));
    }

    /// The bytes that the commitment is to: canonical JSON (RFC 8785).
    static byte[] bytes(ObjectNode content) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(content))
                    .getEncodedString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException("a JSON object can always be written", impossible);
        }
    }
}
